using Internal.Runtime.CompilerHelpers;

namespace System.Text;

/// <summary>Records mention it in a ToString of theirs. It does not exist: who uses it is refused by the linker.</summary>
public sealed class StringBuilder
{
    public StringBuilder Append(char value) => Refused.StringBuilderNeedsHeap();

    public StringBuilder Append(string value) => Refused.StringBuilderNeedsHeap();

    public StringBuilder Append(object value) => Refused.StringBuilderNeedsHeap();
}
