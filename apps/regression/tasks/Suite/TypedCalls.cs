using Anckor;
using Anckor.Abi;
using Suite;

namespace Regression.Cases;

/// <summary>Structures with fields of all kinds, there and back.</summary>
internal static class TypedCalls
{
    private static Channel typed;

    internal static void Run()
    {
        typed = Channel.Open("typed"u8);
        Score.Case("idol_basic"u8, Basic());
        Score.Case("idol_bool_arg"u8, BooleanArgument());
        Score.Case("idol_bool_ret"u8, BooleanResult());
        Score.Case("idol_bool_xor"u8, BooleanXor());
        Score.Case("idol_err_ret"u8, ErrorResult());
        Score.Case("idol_ssmarshal"u8, Mirror(-7, false, Colour.Red));
        Score.Case("idol_ssmarshal_multiarg"u8, Mirror(short.MaxValue, true, Colour.Red));
        Score.Case("idol_ssmarshal_multiarg_enum"u8, Mirror(short.MinValue, true, Colour.Blue));
    }

    private static Check Basic()
    {
        Check check = default;
        check.Equal("a sum"u8, typed.Call<AddRequest, uint>(new AddRequest { Call = TypedCall.Add, Left = 3, Right = 4 }), 7u);
        return check;
    }

    private static Check BooleanArgument()
    {
        Check check = default;
        ChooseRequest request = new() { Call = TypedCall.Choose, First = true, Left = 5, Right = 6 };
        check.Equal("true"u8, typed.Call<ChooseRequest, uint>(request), 5u);
        request.First = false;
        check.Equal("false"u8, typed.Call<ChooseRequest, uint>(request), 6u);
        return check;
    }

    private static Check BooleanResult()
    {
        Check check = default;
        check.That("true"u8, typed.Call<NumberRequest, bool>(new NumberRequest { Call = TypedCall.IsZero }));
        check.That("false"u8, !typed.Call<NumberRequest, bool>(new NumberRequest { Call = TypedCall.IsZero, Number = 1 }));
        return check;
    }

    private static Check BooleanXor()
    {
        Check check = default;
        for (int bits = 0; bits < 4; bits++)
        {
            bool left = (bits & 1) != 0;
            bool right = (bits & 2) != 0;
            bool answer = typed.Call<XorRequest, bool>(new XorRequest { Call = TypedCall.Xor, Left = left, Right = right });
            check.That("either but not both"u8, answer == (left != right));
        }

        return check;
    }

    private static Check ErrorResult()
    {
        Check check = default;
        Quotient quotient = typed.Call<AddRequest, Quotient>(new AddRequest { Call = TypedCall.Divide, Left = 42, Right = 6 });
        check.Equal("no error"u8, (uint)quotient.Error, (uint)TypedError.None);
        check.Equal("a quotient"u8, quotient.Value, 7u);
        quotient = typed.Call<AddRequest, Quotient>(new AddRequest { Call = TypedCall.Divide, Left = 42 });
        check.Equal("an error"u8, (uint)quotient.Error, (uint)TypedError.DivisionByZero);
        check.Equal("an answer of another type"u8, (uint)typed.TryCall(new NumberRequest { Call = TypedCall.IsZero }, out uint _), (uint)Result.TooLong);
        return check;
    }

    private static Check Mirror(short value, bool flag, Colour kind)
    {
        Check check = default;
        MirrorRequest request = new() { Call = TypedCall.Mirror, Flag = flag, Kind = kind, Value = value, Wide = 0x0123_4567_89AB_CDEF };
        Mirrored answer = typed.Call<MirrorRequest, Mirrored>(request);
        check.Equal("a small number"u8, answer.Value, value);
        check.Equal("an enumeration"u8, (uint)answer.Kind, (uint)kind);
        check.That("a truth value"u8, answer.Flag != flag);
        check.Equal("a large number"u8, answer.Wide, 0xFEDC_BA98_7654_3210);
        return check;
    }
}
