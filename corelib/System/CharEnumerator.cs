namespace System;

/// <summary>For <c>foreach</c> over a string, which the compiler turns into a loop with an index. (In .NET this is a class.)</summary>
public struct CharEnumerator
{
    private readonly string text;
    private int index;

    internal CharEnumerator(string text)
    {
        this.text = text;
        index = -1;
    }

    public readonly char Current => text[index];

    public bool MoveNext() => ++index < text.Length;
}
