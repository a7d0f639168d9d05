using System;

namespace Suite.Language;

/// <summary>Calls through values: delegates and function pointers; and leaving a block in order.</summary>
internal static class Calls
{
    private static readonly Func<int, int> Triple = static number => number * 3;
    private static readonly Func<int, int> Negate = Negative;
    private static readonly Action Count = static () => counter++;

    private static Func<int, int> current = Triple;
    private static int counter;

    internal static void Run()
    {
        Score.Case("delegates"u8, Delegates());
        Score.Case("function_pointers"u8, FunctionPointers());
        Score.Case("local_functions"u8, LocalFunctions());
        Score.Case("try_finally"u8, TryFinally());
        Score.Case("using_blocks"u8, UsingBlocks());
        Score.Case("recursion"u8, Recursion());
    }

    private static Check Delegates()
    {
        Check check = default;
        check.Equal("a static lambda"u8, current(Opaque.Of(14)), 42);
        current = Negate;
        check.Equal("another delegate"u8, current(Opaque.Of(14)), -14);
        current = Triple;
        check.Equal("the first again"u8, Twice(current, Opaque.Of(2)), 18);
        Count();
        Count();
        check.Equal("one without result"u8, counter, 2);
        return check;
    }

    private static int Twice(Func<int, int> step, int value) => step(step(value));

    private static int Negative(int number) => -number;

    /// <remarks>Safety: the pointers are to methods of this class.</remarks>
    private static unsafe Check FunctionPointers()
    {
        Check check = default;
        delegate*<int, int> pointer = Opaque.Of(1) == 1 ? &Negative : &Square;
        check.Equal("one of two"u8, pointer(Opaque.Of(6)), -6);
        pointer = Opaque.Of(1) == 0 ? &Negative : &Square;
        check.Equal("the other"u8, pointer(Opaque.Of(6)), 36);
        delegate*<long, int, byte, short, long, long> wide = &Combine;
        check.Equal("with arguments on the stack"u8, wide(Opaque.Of(1L) << 40, 2, 3, -4, 5), 0x100_0000_0006L);
        return check;
    }

    private static int Square(int number) => number * number;

    private static long Combine(long first, int second, byte third, short fourth, long fifth) =>
        first + second + third + fourth + fifth;

    private static Check LocalFunctions()
    {
        Check check = default;
        int sum = 0;
        for (int number = 1; number <= Opaque.Of(10); number++)
        {
            Add(number);
        }

        check.Equal("with a captured variable"u8, sum, 55);
        check.Equal("static"u8, Product(Opaque.Of(6), 7), 42);
        return check;

        void Add(int number) => sum += number;

        static int Product(int left, int right) => left * right;
    }

    private static Check TryFinally()
    {
        Check check = default;
        uint trace = 0;
        check.Equal("the result survives"u8, Leave(ref trace, Opaque.Of(2)), 2);
        check.Equal("both blocks ran, the inner first"u8, trace, 0x12u);
        trace = 0;
        check.Equal("left in the middle"u8, Leave(ref trace, Opaque.Of(0)), -1);
        check.Equal("both blocks ran again"u8, trace, 0x12u);
        uint rounds = 0;
        for (int index = 0; index < 5; index++)
        {
            try
            {
                if (index == Opaque.Of(3))
                {
                    break;
                }

                continue;
            }
            finally
            {
                rounds = (rounds * 10) + (uint)index;
            }
        }

        check.Equal("also when a loop is left"u8, rounds, 123u);
        return check;
    }

    private static int Leave(ref uint trace, int value)
    {
        try
        {
            try
            {
                if (value == 0)
                {
                    return -1;
                }
            }
            finally
            {
                trace = (trace << 4) + 1;
            }

            return value;
        }
        finally
        {
            trace = (trace << 4) + 2;
        }
    }

    private static Check UsingBlocks()
    {
        Check check = default;
        uint depth = 0;
        using (Guard outer = new(ref depth))
        {
            using Guard inner = new(ref depth);
            check.Equal("inside both"u8, depth, 2u);
        }

        check.Equal("outside again"u8, depth, 0u);
        check.Equal("returned from inside"u8, Guarded(ref depth), 1u);
        check.Equal("outside after that"u8, depth, 0u);
        return check;
    }

    private static uint Guarded(ref uint depth)
    {
        using Guard guard = new(ref depth);
        return depth;
    }

    private static Check Recursion()
    {
        Check check = default;
        check.Equal("of one method"u8, Fibonacci(Opaque.Of(15u)), 610u);
        check.That("of two methods"u8, IsEven(Opaque.Of(20u)) && !IsEven(Opaque.Of(21u)));
        return check;
    }

    private static uint Fibonacci(uint number) => number < 2 ? number : Fibonacci(number - 1) + Fibonacci(number - 2);

    private static bool IsEven(uint number) => number == 0 || IsOdd(number - 1);

    private static bool IsOdd(uint number) => number != 0 && IsEven(number - 1);

    private readonly ref struct Guard
    {
        private readonly ref uint depth;

        internal Guard(ref uint depth)
        {
            this.depth = ref depth;
            depth++;
        }

        public void Dispose() => depth--;
    }
}
