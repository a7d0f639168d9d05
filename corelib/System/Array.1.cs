namespace System;

/// <summary>The type that the code generator takes the methods of <c>T[]</c> from. There are none.</summary>
internal abstract class Array<T> : Array
{
}
