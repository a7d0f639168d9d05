using System.Threading.Tasks;
using Xunit;

namespace Anckor.Analyzers.Tests;

public class StaticInitialiserTests
{
    [Theory]
    [InlineData("string[] A = [|[\"a\", \"b\"]|]")]
    [InlineData("string[] A = [|new string[3]|]")]
    [InlineData("Holder[] A = [|new Holder[3]|]")]
    [InlineData("Node A = [|new Node()|]")]
    [InlineData("Derived A = [|new()|]")]
    [InlineData("delegate*<int, int> A = [|&Next|]")]
    [InlineData("int A = [|Unsafe.SizeOf<Holder>()|]")]
    [InlineData("int A = [|Native()|]")]
    [InlineData("uint A = [|*(uint*)0x40020000|]")]
    [InlineData("uint A = [|((uint*)0x40020000)[1]|]")]
    [InlineData("uint A = [|((Registers*)0x40020000)->Mode|]")]
    public Task What_cannot_be_initialised_ahead_of_time_is_refused(string field) => Check.RefusedAsync(
        "ANK2023",
        $$"""
        using System.Runtime.CompilerServices;
        struct Holder { public string Text; }
        struct Registers { public uint Mode; }
        class Node { public Node? Next; }
        class Derived : Node { public int Value { get; set; } }
        static unsafe class Program
        {
            public static readonly {{field}};
            static int Next(int n) => n + 1;
            [MethodImpl(MethodImplOptions.InternalCall)] static extern int Native();
        }
        """);

    [Fact]
    public Task A_static_constructor_is_held_to_the_same_rules() => Check.RefusedAsync(
        "ANK2023",
        """
        static class Program
        {
            public static readonly string[] Names;
            public static readonly int[] Values;
            static Program() { Names = [|new string[2]|]; Values = new int[2]; }
        }
        """);

    [Fact]
    public Task An_array_of_an_unconstrained_type_parameter_is_refused() => Check.RefusedAsync(
        "ANK2023", "static class Ring<T> { public static readonly T[] Items = [|new T[8]|]; }");

    [Fact]
    public Task What_the_same_things_do_in_methods_and_addresses_without_a_read_are_allowed() => Check.AllowedAsync(
        """
        struct Registers { public uint Mode; public uint Data; }
        struct Pair { public Registers First, Second; }
        readonly unsafe struct Port(uint address)
        {
            private readonly uint* registers = (uint*)address;
            public uint Read() => *registers;
        }
        static unsafe class Program
        {
            private static readonly Port Console = new(0x40004400);
            private static readonly uint* Data = &((Registers*)0x40020000)->Data;
            private static readonly uint* Line = &((Pair*)0x40020000)->Second.Data;
            private static readonly int Size = sizeof(Registers);
            private static uint Status => *(uint*)0x40020000;
            static uint Run() => Console.Read() + *Data + *Line + Status + (uint)Size;
        }
        """);

    [Fact]
    public Task A_private_method_that_only_static_initialisers_call_may_allocate() => Check.AllowedAsync(
        """
        static class Tables
        {
            private static readonly uint[] Squares = Make(16);
            private static uint[] Cubes { get; } = Tables.Make(8);
            private static readonly uint[] Later;
            static Tables() { Later = Fill(New<uint>(4), 4); }
            private static uint[] Make(uint length) => Fill(new uint[length], length);
            private static T[] New<T>(uint length) where T : unmanaged => new T[length];
            private static uint[] Fill(uint[] table, uint left)
            {
                int[] scratch = new int[2];
                scratch[1] = 1;
                if (left > 0) { table[left - 1] = left * (uint)scratch[1]; Fill(table, left - 1); }
                return table;
            }
            static uint Run() => Squares[3] + Cubes[2] + Later[1];
        }
        """);

    [Theory]
    [InlineData("private static readonly int[] A = Make(); static int Run() => Make().Length;")]
    [InlineData("private static readonly System.Func<int[]> A = () => Make();")]
    [InlineData("private readonly int[] a = Make();")]
    [InlineData("private static int[] A => Make();")]
    [InlineData("private static readonly int[] A = Other(); internal static int[] Other() => Make();")]
    [InlineData("private static readonly int[] A = Other(); static int[] Other() => Make(); static int Run() => Other().Length;")]
    [InlineData("private static readonly int[] A = Make(); private class Inner { int Run() => Make().Length; }")]
    [InlineData("[Entry] private static void Main() { }")]
    public Task A_private_method_that_anything_else_may_call_may_not_allocate(string members) => Check.RefusedAsync(
        "ANK2003",
        $$"""
        class EntryAttribute : System.Attribute { }
        class Program { {{members}} private static int[] Make() => [|new int[4]|]; }
        """);

    [Fact]
    public Task A_method_of_static_initialisers_is_held_to_their_rules() => Check.RefusedAsync(
        "ANK2023",
        "static class Program { public static readonly string[] A = Make(); private static string[] Make() => [|new string[4]|]; }");
}
