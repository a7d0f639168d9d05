namespace Anckor.Image.Thumb;

/// <summary>An instruction of Thumb-2 code (ARM ARM chapter A5).</summary>
/// <param name="Offset">Where it stands in its section.</param>
/// <param name="First">Its first halfword.</param>
/// <param name="Second">Its second halfword; 0 for an instruction of 16 bits.</param>
/// <param name="IsLong">Whether it has 32 bits.</param>
public readonly record struct ThumbInstruction(uint Offset, ushort First, ushort Second, bool IsLong)
{
    private const int ProgramCounter = 15;

    /// <summary>Its length in bytes.</summary>
    public uint Length => IsLong ? 4u : 2u;

    /// <summary>Whether it is <c>movw</c>.</summary>
    public bool IsMoveLow => IsLong && (First & 0xFBF0) == 0xF240 && (Second & 0x8000) == 0;

    /// <summary>Whether it is <c>movt</c>.</summary>
    public bool IsMoveHigh => IsLong && (First & 0xFBF0) == 0xF2C0 && (Second & 0x8000) == 0;

    /// <summary>The register that a <c>movw</c> or <c>movt</c> changes.</summary>
    public int MoveRegister => Second >> 8 & 15;

    /// <summary>The 16 bits that a <c>movw</c> or <c>movt</c> holds.</summary>
    public uint MoveImmediate =>
        ((uint)First & 15) << 12 | ((uint)First >> 10 & 1) << 11 | ((uint)Second >> 12 & 7) << 8 | (uint)Second & 0xFF;

    /// <summary>Whether it is <c>add register, pc</c>.</summary>
    public bool IsAddProgramCounter(int register) => !IsLong && First == (0x4478 | (register & 8) << 4 | register & 7);

    /// <summary>Whether it is <c>blx register</c>.</summary>
    public bool IsCall(int register) => !IsLong && First == (0x4780 | register << 3);

    /// <summary>Whether it depends on where it stands in a way that <see cref="ThumbBranch"/> does not describe.</summary>
    /// <remarks>
    /// Literals, tables, addresses of labels, compare-and-branch; and IT, whose instructions must stay next to it. Better too many than
    /// too few: what is named here is left as it is.
    /// </remarks>
    public bool UsesProgramCounter
    {
        get
        {
            if (!IsLong)
            {
                bool loadsLiteral = (First & 0xF800) == 0x4800;
                bool makesAddress = (First & 0xF800) == 0xA000;
                bool readsCounter = (First & 0xFC78) == 0x4478 && (First & 0xFF00) != 0x4700;
                bool comparesAndBranches = (First & 0xF500) == 0xB100;
                bool isConditionBlock = (First & 0xFF00) == 0xBF00 && (First & 15) != 0;
                return loadsLiteral || makesAddress || readsCounter || comparesAndBranches || isConditionBlock;
            }

            bool baseIsCounter = (First & 15) == ProgramCounter;
            bool loads = (First & 0xFE10) == 0xF810;
            bool loadsPair = (First & 0xFE40) == 0xE840;
            bool isTable = (First & 0xFFF0) == 0xE8D0 && (Second & 0xFFE0) == 0xF000;
            bool makesLongAddress = (First & 0xFB5F) == 0xF20F && (Second & 0x8000) == 0;
            bool loadsFloat = (First & 0xFE10) == 0xEC10;
            bool changesState = (First & 0xF800) == 0xF000 && (Second & 0xD000) == 0xC000;
            return isTable || makesLongAddress || changesState || (baseIsCounter && (loads || loadsPair || loadsFloat));
        }
    }
}
