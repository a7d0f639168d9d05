namespace System;

/// <summary>The type of types. The code generator asks for it when it compares types; there is none at run time.</summary>
internal abstract class RuntimeType : Type
{
}
