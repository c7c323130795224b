using FsCheck;
using FsCheck.Fluent;
using ReIntegrationBI.Etl.Synthetic;

namespace ReIntegrationBI.Tests.Surveys.Synthetic;

public class NumberAllocationTests
{
    [Theory]
    [InlineData(5100, 49, 10, 18, 64)]
    [InlineData(943, 3, 3, 1, 15)]
    [InlineData(2299, 8, 9, 0, 44)]
    [InlineData(500, 20.25, 0.75, 0, 100)]
    [InlineData(400, 5.5, 4.5, 1, 10)]
    [InlineData(40, 0.5, 0.5, 0, 1)]
    [InlineData(100, 7, 0, 0, 10)]
    public void Mean_and_deviation_are_those_asked_for_and_every_number_lies_in_the_range(int count, double mean, double deviation, int lowest, int highest)
    {
        var numbers = NumberAllocation.Of(count, (decimal)mean, (decimal)deviation, lowest, highest);
        Assert.Equal(count, numbers.Count);
        Assert.All(numbers, n => Assert.InRange(n, lowest, highest));
        Assert.Equal(numbers.Order(), numbers);
        Assert.Equal(mean, numbers.Average(), 2);
        Assert.Equal(deviation, Math.Sqrt(numbers.Sum(n => Math.Pow(n - numbers.Average(), 2)) / (count - 1)), 1.0 / 20);
    }

    [Fact]
    public void Statistics_of_numbers_that_someone_gave_are_met_at_a_decimal() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
            {
                var random = new Random(seed);
                var (lowest, width) = (random.Next(-5, 20), random.Next(1, 40));
                var given = Enumerable.Range(0, random.Next(60, 600)).Select(_ => lowest + (int)((width + 1) * Math.Pow(random.NextDouble(), 1.5))).ToList();
                var (mean, deviation) = NumberAllocation.Statistics(given);
                var made = NumberAllocation.Statistics(NumberAllocation.Of(given.Count, Math.Round(mean, 1), Math.Round(deviation, 1), lowest, lowest + width));
                return Math.Abs(made.Mean - Math.Round(mean, 1)) < 0.05m && Math.Abs(made.Deviation - Math.Round(deviation, 1)) < 0.05m;
            })
            .QuickCheckThrowOnFailure();

    /// <summary>Of 119 numbers that are 5 or 6, 36 sixes have the mean 5.3025 and the deviation 0.46; it takes 33 to have 0.4 printed.</summary>
    [Fact]
    public void A_mean_moves_within_what_was_printed_where_the_deviation_follows_from_it()
    {
        var (mean, deviation) = NumberAllocation.Statistics(NumberAllocation.Of(119, 5.3m, 0.4m, 5, 6));
        Assert.Equal((5.3m, 0.4m), (decimal.Round(mean, 1), decimal.Round(deviation, 1)));
    }

    [Fact]
    public void A_deviation_that_the_range_does_not_allow_is_approached()
    {
        var numbers = NumberAllocation.Of(100, 5, 50, 0, 10);
        Assert.Equal(5, numbers.Average(), 2);
        Assert.All(numbers, n => Assert.True(n is 0 or 10));
    }
}
