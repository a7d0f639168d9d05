using Xunit;

namespace Anckor.Image.Tests;

public class DiagnosticTests
{
    [Fact]
    public void A_diagnostic_prints_place_code_message_and_remedy_on_one_line()
    {
        Diagnostic diagnostic = new(Severity.Error, "ANK0001", "no such board", new SourceLocation("app.toml", 3, 7), "stm32f4-discovery");

        Assert.Equal("app.toml(3,7): error ANK0001: no such board; try: stm32f4-discovery", diagnostic.ToString());
    }

    [Theory]
    [InlineData(0, 0, "app.toml")]
    [InlineData(3, 0, "app.toml(3)")]
    [InlineData(3, 7, "app.toml(3,7)")]
    public void A_place_prints_only_what_is_known(int line, int column, string expected) =>
        Assert.Equal(expected, new SourceLocation("app.toml", line, column).ToString());
}
