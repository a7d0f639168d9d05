namespace System;

/// <summary>The result of a method that has none.</summary>
public struct Void
{
}
