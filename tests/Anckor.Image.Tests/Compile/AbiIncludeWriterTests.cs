using System;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Anckor.Abi;
using Anckor.Image.Compile;
using Xunit;

namespace Anckor.Image.Tests.Compile;

public class AbiIncludeWriterTests
{
    private static readonly string Text = AbiIncludeWriter.Write(typeof(ApplicationHeader).Assembly);

    [Theory]
    [InlineData("sizeof_Name32", 32)]
    [InlineData("sizeof_RegionWords", 40)]
    [InlineData("sizeof_RegionList", 60)]
    [InlineData("ApplicationHeader_VectorOffset", 0x1C)]
    [InlineData("ApplicationHeader_Checksum", 12)]
    [InlineData("TaskDescriptor_Regions", 40)]
    [InlineData("TaskDescriptor_EntryPoint", 100)]
    [InlineData("Operation_Send", 66)]
    [InlineData("Result_TimedOut", 0x8000_0001L)]
    [InlineData("FaultKind_HeapUse", 0xAB)]
    [InlineData("Limits_Forever", 0xFFFF_FFFFL)]
    public void Assembly_learns_offsets_sizes_members_and_constants(string name, long value) =>
        Assert.Contains($"        .equ    {name}, {value}\n", Text, StringComparison.Ordinal);

    [Fact]
    public void Every_struct_of_the_abi_is_laid_out_as_the_host_runtime_does_it()
    {
        // None of them holds a pointer, so that host and target must agree to the byte.
        foreach (Type type in typeof(ApplicationHeader).Assembly.GetExportedTypes().Where(type => type is { IsValueType: true, IsEnum: false }))
        {
            MethodInfo sizeOf = typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type);

            Assert.Equal(sizeOf.Invoke(null, null), TargetLayout.SizeOf(type));
        }
    }

    [Fact]
    public void A_pointer_has_the_size_of_the_target()
    {
        Assert.Equal(12, TargetLayout.SizeOf(typeof(WithPointer)));
        Assert.Equal(8, TargetLayout.OffsetOf(typeof(WithPointer), nameof(WithPointer.After)));
    }

    [Fact]
    public void A_type_without_fixed_layout_is_refused() => Assert.Throws<NotSupportedException>(() => TargetLayout.SizeOf(typeof(string)));

    private struct WithPointer
    {
        public byte Before = 0;
        public nint Pointer = 0;
        public byte After = 0;

        public WithPointer()
        {
        }
    }
}
