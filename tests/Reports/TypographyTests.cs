using ReIntegrationBI.Reports.Texts;

namespace ReIntegrationBI.Tests.Reports;

public sealed class TypographyTests
{
    [Theory]
    [InlineData("fr", "a ; b : « c » ?", "a\u00a0; b\u00a0: «\u00a0c\u00a0»\u00a0?")]
    [InlineData("nl", "a ; b", "a ; b")]
    [InlineData("en", "a : b", "a : b")]
    public void French_marks_do_not_begin_a_line(string language, string text, string expected) =>
        Assert.Equal(expected, Typography.Of(text, language));
}
