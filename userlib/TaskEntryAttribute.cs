using System;

namespace Anckor;

/// <summary>Marks the method a task begins with: static, no parameters, returns nothing, and had better not return at all.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TaskEntryAttribute : Attribute
{
}
