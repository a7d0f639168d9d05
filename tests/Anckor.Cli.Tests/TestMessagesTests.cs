using Anckor.Cli.Testing;
using Xunit;

namespace Anckor.Cli.Tests;

public class TestMessagesTests
{
    private readonly TestMessages messages = new();

    [Fact]
    public void Passed_failed_and_skipped_tests_are_counted_and_explained()
    {
        Start("1", "A.Good");
        Assert.Null(messages.Read("""{"$type":"test-passed","TestUniqueID":"1"}"""));
        Start("2", "A.Bad");
        TestTrouble? failed = messages.Read(
            """{"$type":"test-failed","TestUniqueID":"2","ExceptionTypes":["E"],"Messages":["1 is not 2"],"StackTraces":["   at X.Equal() in /_/src/X.cs:line 3\n   at A.Bad() in /r/A.cs:line 7\n   at System.Invoke()"]}""");
        Start("3", "A.Skipped");
        TestTrouble? skipped = messages.Read("""{"$type":"test-skipped","TestUniqueID":"3","Reason":"no Renode"}""");

        Assert.Equal(new TestTotals(1, 1, 1), messages.Totals);
        Assert.Equal(new TestTrouble("A.Bad", false, "1 is not 2\n   at A.Bad() in /r/A.cs:line 7"), failed);
        Assert.Equal(new TestTrouble("A.Skipped", true, "no Renode"), skipped);
    }

    [Fact]
    public void A_failure_outside_any_test_counts()
    {
        TestTrouble? trouble = messages.Read(
            """{"$type":"test-class-cleanup-failure","ExceptionTypes":["E"],"Messages":["fixture"],"StackTraces":[null]}""");

        Assert.Equal(new TestTrouble("test-class-cleanup-failure", false, "fixture"), trouble);
        Assert.Equal(new TestTotals(0, 1, 0), messages.Totals);
    }

    [Fact]
    public void What_tests_write_themselves_is_no_message() => Assert.Null(messages.Read("{ this is not ours }"));

    [Fact]
    public void Only_a_program_that_says_so_is_finished()
    {
        Start("1", "A.Good");
        Assert.False(messages.IsFinished);
        Assert.Equal(["A.Good"], messages.Running);

        messages.Read("""{"$type":"test-finished","TestUniqueID":"1"}""");
        messages.Read("""{"$type":"test-assembly-finished"}""");

        Assert.True(messages.IsFinished);
        Assert.Empty(messages.Running);
    }

    private void Start(string identity, string name) =>
        messages.Read($$"""{"$type":"test-starting","TestUniqueID":"{{identity}}","TestDisplayName":"{{name}}"}""");
}
