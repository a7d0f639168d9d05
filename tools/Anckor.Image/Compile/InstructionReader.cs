using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace Anckor.Image.Compile;

/// <summary>Reads the instructions of a method.</summary>
internal static class InstructionReader
{
    private const byte LongPrefix = 0xFE;

    private static readonly FrozenDictionary<short, OpCode> Known = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null))
        .OfType<OpCode>()
        .ToFrozenDictionary(operation => operation.Value);

    /// <summary>Each instruction with its offset and, where it has one of 32 bits, its operand.</summary>
    public static List<(int Offset, OpCode Operation, int Operand)> Read(BlobReader code)
    {
        List<(int, OpCode, int)> instructions = [];
        while (code.RemainingBytes > 0)
        {
            int offset = code.Offset;
            int value = code.ReadByte();
            if (value == LongPrefix)
            {
                value = (LongPrefix << 8) | code.ReadByte();
            }

            OpCode operation = Known[unchecked((short)value)];
            int operand = 0;
            switch (operation.OperandType)
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    code.ReadByte();
                    break;
                case OperandType.InlineVar:
                    code.ReadUInt16();
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    code.ReadUInt64();
                    break;
                case OperandType.InlineSwitch:
                    int cases = code.ReadInt32();
                    code.Offset += cases * 4;
                    break;
                default:
                    operand = code.ReadInt32();
                    break;
            }

            instructions.Add((offset, operation, operand));
        }

        return instructions;
    }
}
