using FsCheck;
using FsCheck.Fluent;
using ReIntegrationBI.Etl.Formats;

namespace ReIntegrationBI.Tests.Etl;

public class CellReferenceTests
{
    [Fact]
    public void Every_address_is_read_as_it_is_written() =>
        Prop.ForAll(Cells(), cell => CellReference.TryParse(cell.ToString(), out var read) && read == cell)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Neighbouring_columns_follow_each_other_in_the_order_of_a_sheet() =>
        Prop.ForAll(Gen.Choose(1, 16383).ToArbitrary(), column =>
            {
                var (one, next) = (CellReference.Letters(column), CellReference.Letters(column + 1));
                return one.Length < next.Length || (one.Length == next.Length && string.CompareOrdinal(one, next) < 0);
            })
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("A1", 1, 1)]
    [InlineData("Z9", 9, 26)]
    [InlineData("AA10", 10, 27)]
    [InlineData("xfd1048576", 1048576, 16384)]
    public void Known_addresses(string text, int row, int column)
    {
        Assert.True(CellReference.TryParse(text, out var cell));
        Assert.Equal(new CellReference(row, column), cell);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("1")]
    [InlineData("A0")]
    [InlineData("A-1")]
    [InlineData("XFE1")]
    [InlineData("A1048577")]
    [InlineData("É1")]
    [InlineData("A1B")]
    public void What_is_no_address(string? text) => Assert.False(CellReference.TryParse(text, out _));

    private static Arbitrary<CellReference> Cells() =>
        (from row in Gen.Choose(1, 1048576) from column in Gen.Choose(1, 16384) select new CellReference(row, column)).ToArbitrary();
}
