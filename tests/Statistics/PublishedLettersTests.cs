using System.Globalization;
using ReIntegrationBI.Warehouse.Statistics;

namespace ReIntegrationBI.Tests.Statistics;

/// <summary>The significance letters on the slides of Kom op tegen Kanker and Vlaams Patiëntenplatform (2025), made again from the printed percentages.</summary>
public class PublishedLettersTests
{
    private static readonly string[] Segments = ["formal_policy", "informal_policy", "no_policy"];

    [Fact]
    public void Printed_letters_are_made_again_but_for_the_differences_listed()
    {
        var printed = Fixture.Expected("kotk-letters").Rows.ToList();
        var found = new List<string>();
        foreach (var question in printed.GroupBy(r => r["question"]))
        {
            var answers = question.GroupBy(r => r["answer"]).Where(a => a.Count() == Segments.Length).ToList();
            Assert.Equal(question.Count(), answers.Count * Segments.Length);
            var cells = answers.Select(a => Segments.Select(s => a.Single(r => r["segment"] == s)).ToList()).ToList();
            var bases = cells[0].Select(r => (int?)int.Parse(r["base_n"], CultureInfo.InvariantCulture)).ToList();
            var result = ColumnTests.Published([.. cells.Select(row => (IReadOnlyList<double?>)[.. row.Select(r => (double?)Fixture.Number(r["pct"]))])], bases);
            Assert.Equal([BaseFlag.Enough, BaseFlag.Enough, BaseFlag.Small], result.Flags);
            for (var row = 0; row < cells.Count; row++)
            {
                for (var c = 0; c < Segments.Length; c++)
                {
                    if (cells[row][c]["letters"] != result.Letters(row, c))
                    {
                        found.Add(string.Join(",", question.Key, answers[row].Key, Segments[c], cells[row][c]["letters"], result.Letters(row, c)));
                    }
                }
            }
        }

        var listed = Fixture.Expected("kotk-differences").Rows.Select(r => string.Join(",", r["question"], r["answer"], r["segment"], r["printed"], r["computed"]));
        Assert.Equal(listed, found);
    }
}
