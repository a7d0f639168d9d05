namespace System.Collections;

/// <summary>The compiler asks for it in <c>foreach</c> over arrays and strings, and then uses an index.</summary>
public interface IEnumerator
{
    object Current { get; }

    bool MoveNext();
}
