using Anckor.Abi;

namespace Fuzz.Rogue;

/// <summary>Random words of each kind, most of them near a border.</summary>
internal static class Values
{
    /// <summary>Any word.</summary>
    internal static uint Any() => Self.Dice.Next(8) switch
    {
        0 => Self.Dice.Next(),
        1 => Handle(),
        2 => Token(),
        3 => Length(),
        4 => AnyOperation(),
        5 => Self.Dice.Next(40),
        6 => 1u << (int)Self.Dice.Next(32),
        _ => Pointer(),
    };

    /// <summary>An address.</summary>
    internal static uint Pointer()
    {
        uint near = Self.Dice.Next(65) - 32;
        return Self.Dice.Next(20) switch
        {
            0 or 1 => Memory.Block + Self.Dice.Next(Memory.BlockBytes),
            2 => Memory.Ram + Self.Dice.Next(Memory.RamBytes),
            3 => Memory.Ram + near,
            4 => Memory.Ram + Memory.RamBytes + near,
            5 => Memory.Ram + Memory.RamBytes + (Self.Dice.Next(65) * 4) - 128,
            6 => Memory.Flash + Self.Dice.Next(Memory.FlashBytes),
            7 => Memory.Flash + near,
            8 => Memory.Flash + Memory.FlashBytes + near,
            9 => Raw.StackPointer() + (Self.Dice.Next(65) * 4) - 160,
            10 => Self.LoanAddress + Self.LoanLength + near,
            11 => Self.LoanAddress + Self.Dice.Next(Self.LoanLength + 1),
            12 => KernelRam + Self.Dice.Next(0x1000),
            13 => KernelRam + (Self.Dice.Next() & 0x1FFFF),
            14 => KernelFlash + (Self.Dice.Next() & 0x3FFFF),
            15 => 0x4000_0000 + (Self.Dice.Next() & 0x2FFFF),
            16 => 0xE000_E000 + Self.Dice.Next(0x1000),
            17 => near,
            18 => 0xFFFF_FFE0 + near,
            _ => Self.Dice.Next(),
        };
    }

    /// <summary>A number of bytes.</summary>
    internal static uint Length() => Self.Dice.Next(16) switch
    {
        0 => 0,
        1 => 1,
        2 => 31 + Self.Dice.Next(3),
        3 or 4 or 5 => 32u << (int)Self.Dice.Next(5),
        6 or 7 or 8 => Self.Dice.Next(128),
        9 or 10 => 128 * (1 + Self.Dice.Next(4)),
        11 => Self.Dice.Next(1030),
        12 => Memory.RamBytes,
        13 => Memory.FlashBytes,
        14 => uint.MaxValue - Self.Dice.Next(3),
        _ => 0x8000_0000 - Self.Dice.Next(3),
    };

    /// <summary>A handle: mostly a good one, or one that was.</summary>
    internal static uint Handle()
    {
        uint handle = Self.Given[(int)Self.Dice.Next(Names.Count)];
        return Self.Dice.Next(8) switch
        {
            0 => handle ^ (1u << (int)Self.Dice.Next(32)),
            1 => handle - 0x1_0000,
            2 => handle + 0x1_0000,
            3 => (handle & 0xFFFF_00FF) | Self.Dice.Next(256) << 8,
            4 => 0,
            _ => handle,
        };
    }

    /// <summary>A token: mostly one that a message brought.</summary>
    internal static uint Token()
    {
        uint token = Self.Heard[(int)Self.Dice.Next(Self.Tokens.Length)];
        return Self.Dice.Next(8) switch
        {
            0 => token ^ (1u << (int)Self.Dice.Next(32)),
            1 => token + 0x100,
            2 => token - 0x100,
            3 => Self.Dice.Next(32),
            _ => token,
        };
    }

    /// <summary>A stack pointer with little or no room below it for the frame of an exception.</summary>
    internal static uint TightStack()
    {
        uint frame = Self.UsesFloat ? 104u : 32u;
        uint room = Self.Dice.OneIn(48) ? Self.Dice.Next(frame + 8) & ~3u : frame + 8 + (Self.Dice.Next(24) * 4);
        return Memory.Ram + room;
    }

    /// <summary>Any number that may be an operation.</summary>
    private static uint AnyOperation() => Self.Dice.Next(4) switch
    {
        0 => Self.Dice.Next(180),
        1 => (uint)Operation.Receive + Self.Dice.Next(30),
        2 => (uint)Operation.TimedCall + Self.Dice.Next(36),
        _ => (uint)Operation.TimedSend + Self.Dice.Next(36),
    };

    private const uint KernelRam = 0x2000_0000;
    private const uint KernelFlash = 0x0800_0000;
}
