using Anckor.Cli.Running;
using Xunit;

namespace Anckor.Cli.Tests;

public class SourcePlacesTests
{
    [Theory]
    [InlineData("Rogue_Rogue__Main", "Rogue.Main")]
    [InlineData("t_My_Deep_Outer_Prog__Main", "My.Deep.Outer.Prog.Main")]
    [InlineData("Anckor_Userlib_Anckor_Channel__Send", "Anckor.Channel.Send")]
    [InlineData("Anckor_Kernel_Anckor_Kernel_Scheduler__Choose", "Anckor.Kernel.Scheduler.Choose")]
    [InlineData("Anckor_Userlib_Anckor_Channel__TrySend_0", "Anckor.Channel.TrySend")]
    [InlineData("corelib_System_String___ctor", "System.String._ctor")]
    [InlineData("anckor_reset", "anckor_reset")]
    [InlineData("__start", "__start")]
    public void The_compilers_name_reads_as_the_method_it_was(string symbol, string expected) =>
        Assert.Equal(expected, SourcePlaces.Readable(symbol));
}
