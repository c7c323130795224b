using FsCheck;
using FsCheck.Fluent;
using ReIntegrationBI.Etl.Layouts;

namespace ReIntegrationBI.Tests.Etl;

public class NumberStyleTests
{
    private static readonly NumberStyle Dot = new(".", ",");
    private static readonly NumberStyle Blank = new(" ", ",");
    private static readonly NumberStyle Plain = new("", ".");
    private static readonly NumberStyle English = new(",", ".");

    [Fact]
    public void What_is_written_is_read_again_in_every_style() =>
        Prop.ForAll(Numbers(), n => new[] { Dot, Blank, Plain, English }.All(style =>
                style.TryRead(style.Write(n.Value, n.Decimals), out var read) && read.Value == n.Value && read.Decimals == n.Decimals))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_grouped_number_is_never_read_as_another_value_by_a_style_with_the_marks_exchanged() =>
        Prop.ForAll(Numbers(), n =>
            {
                var text = Dot.Write(n.Value, n.Decimals);
                return !English.TryRead(text, out var read) || read.Value == n.Value
                    // One mark and three digits after it is the one form that both styles allow: why the layout must say.
                    || (text.Count(c => c is '.' or ',') == 1 && text.Split('.', ',')[1].Length == 3);
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_text_has_a_reading_for_each_style()
    {
        Assert.True(Dot.TryRead("1.234", out var integer));
        Assert.Equal((1234m, 0), (integer.Value, integer.Decimals));
        Assert.True(Plain.TryRead("1.234", out var fraction));
        Assert.Equal((1.234m, 3), (fraction.Value, fraction.Decimals));
    }

    [Theory]
    [InlineData("0", 0, 0, "")]
    [InlineData("12345", 12345, 0, "")]
    [InlineData("12.345", 12345, 0, "")]
    [InlineData("-1.234,50", -1234.5, 2, "")]
    [InlineData("\u22121,5", -1.5, 1, "")]
    [InlineData("+36,97%", 36.97, 2, "%")]
    [InlineData("12,34\u00A0%", 12.34, 2, "%")]
    [InlineData("1.234.567,89 EUR", 1234567.89, 2, "EUR")]
    public void Dots_group_and_a_comma_divides(string text, double value, int decimals, string suffix)
    {
        Assert.True(Dot.TryRead(text, out var read));
        Assert.Equal(((decimal)value, decimals, suffix), (read.Value, read.Decimals, read.Suffix));
    }

    [Theory]
    [InlineData("12 345")]
    [InlineData("12\u00A0345")]
    [InlineData("12\u202F345")]
    [InlineData("12\u2009345")]
    public void Every_kind_of_blank_groups(string text)
    {
        Assert.True(Blank.TryRead(text, out var read));
        Assert.Equal(12345m, read.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("%")]
    [InlineData("12.34")]
    [InlineData("1.2345")]
    [InlineData("1234.567")]
    [InlineData("0.123")]
    [InlineData("007")]
    [InlineData(",5")]
    [InlineData("5,")]
    [InlineData("1,2,3")]
    [InlineData("1,234.5")]
    [InlineData("1..234")]
    [InlineData("12 345")]
    [InlineData("1e5")]
    [InlineData("--5")]
    [InlineData("5 %%")]
    [InlineData("\u0663")]
    [InlineData("12x")]
    [InlineData("99999999999999999999999999999")]
    public void What_the_style_does_not_allow_is_not_a_number(string text) => Assert.False(Dot.TryRead(text, out _));

    [Theory]
    [InlineData(".", ".")]
    [InlineData("'", ",")]
    [InlineData(".", "")]
    public void Marks_that_contradict_each_other_are_refused(string thousands, string mark) =>
        Assert.Throws<ArgumentException>(() => new NumberStyle(thousands, mark));

    private static Arbitrary<(decimal Value, int Decimals)> Numbers() =>
        (from digits in ArbMap.Default.GeneratorFor<int>()
         from size in Gen.Choose(0, 5)
         from decimals in Gen.Choose(0, 4)
         select ((decimal)digits * (decimal)Math.Pow(10, size) / (decimal)Math.Pow(10, decimals), decimals)).ToArbitrary();
}
