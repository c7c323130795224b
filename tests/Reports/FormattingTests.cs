using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Reports;

public sealed class FormattingTests
{
    [Theory]
    [InlineData("nl", "471.927", "−1.204,5", "18,5\u00a0%")]
    [InlineData("fr", "471.927", "−1.204,5", "18,5\u00a0%")]
    [InlineData("en", "471,927", "−1,204.5", "18.5%")]
    public void Numbers(string language, string whole, string negative, string percent)
    {
        var format = Formatter.For(language);
        Assert.Equal(whole, format.Number(471_927));
        Assert.Equal(negative, format.Number(-1204.5m, 1));
        Assert.Equal(percent, format.Percent(18.5m));
    }

    [Fact]
    public void Signs()
    {
        var format = Formatter.For("nl");
        Assert.Equal("+1.204", format.Signed(1204));
        Assert.Equal("−12", format.Signed(-12));
        Assert.Equal("0", format.Signed(0));
        Assert.Equal("0,0", format.Signed(-0.04m, 1));
        Assert.Equal("0,0", format.Signed(0.04m, 1));
        Assert.Equal("+3,2\u00a0%", format.SignedPercent(3.2m));
        Assert.Equal("3", format.Number(2.5m));
    }

    [Fact]
    public void A_word_in_brackets_follows_the_symbol() =>
        Assert.Equal("12,2\u00a0% (voorlopig)", Formatter.For("nl").WithSymbol("12,2 (voorlopig)", "%"));

    [Theory]
    [InlineData("nl", 10_800_000_000, "10,8\u00a0miljard euro")]
    [InlineData("fr", 10_800_000_000, "10,8\u00a0milliards d’euros")]
    [InlineData("fr", 1_200_000_000, "1,2\u00a0milliard d’euros")]
    [InlineData("en", 10_800_000_000, "€10.8\u00a0billion")]
    [InlineData("nl", 999_960_000, "1,0\u00a0miljard euro")]
    [InlineData("nl", 999_940_000, "999,9\u00a0miljoen euro")]
    [InlineData("nl", -2_500_000, "−2,5\u00a0miljoen euro")]
    [InlineData("nl", 471_927, "€\u00a0471.927")]
    [InlineData("fr", 471_927, "471.927\u00a0€")]
    [InlineData("en", -471_927, "−€471,927")]
    public void Euro(string language, long amount, string expected) => Assert.Equal(expected, Formatter.For(language).Euro(amount));

    [Theory]
    [InlineData("nl", "2022-12-31", "31 december 2022")]
    [InlineData("fr", "2022-12-31", "31 décembre 2022")]
    [InlineData("fr", "2023-01-01", "1er janvier 2023")]
    [InlineData("en", "2022-12-31", "31 December 2022")]
    [InlineData("nl", "2022-03", "maart 2022")]
    [InlineData("fr", "2022-08", "août 2022")]
    [InlineData("en", "2022", "2022")]
    public void Periods(string language, string period, string expected) =>
        Assert.Equal(expected, Formatter.For(language).Period(Period.Parse(period)).Replace('\u00a0', ' '));

    [Theory]
    [InlineData("nl", "31-12-2022")]
    [InlineData("fr", "31/12/2022")]
    [InlineData("en", "31 Dec 2022")]
    public void Short_dates(string language, string expected) => Assert.Equal(expected, Formatter.For(language).ShortDate(new DateOnly(2022, 12, 31)));

    [Fact]
    public void Another_language_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Formatter.For("de"));
        Assert.Throws<ArgumentOutOfRangeException>(() => FixedTexts.For("de"));
    }

    [Fact]
    public void The_three_languages_have_the_same_texts_and_none_is_empty()
    {
        var dutch = FixedTexts.For("nl").Keys.Order().ToList();
        Assert.NotEmpty(dutch);
        foreach (var language in Languages.All)
        {
            var texts = FixedTexts.For(language);
            Assert.Equal(dutch, texts.Keys.Order());
            Assert.All(texts.Keys, k => Assert.False(string.IsNullOrWhiteSpace(texts[k]), $"{language}.yaml: {k} is empty"));

            // A place that one language lacks is a number that its readers never see.
            Assert.All(texts.Keys, k => Assert.Equal(Places(FixedTexts.For("nl")[k]), Places(texts[k])));
        }

        static IEnumerable<string> Places(string text) =>
            System.Text.RegularExpressions.Regex.Matches(text, @"\{\d\}").Select(m => m.Value).Distinct().Order();
    }

    [Fact]
    public void An_unknown_key_is_named_with_its_file()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => FixedTexts.For("fr")["no.such"]);
        Assert.Contains("fr.yaml", error.Message, StringComparison.Ordinal);
        Assert.Contains("no.such", error.Message, StringComparison.Ordinal);
    }
}
