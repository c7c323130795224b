using System.Globalization;
using System.Text.RegularExpressions;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>
/// Whether a published growth follows from the counts at the ends of its two years. A mean per year is accepted both as
/// compound and as arithmetic growth, since sources do not say which they mean.
/// </summary>
public sealed partial class GrowthRecomputed : ICheckKind
{
    /// <inheritdoc/>
    public string? Needs(CheckDefinition check) => check.Counts is null ? "counts" : null;

    /// <inheritdoc/>
    public CheckFindings Run(CheckDefinition check, CheckData data)
    {
        var counts = ExactCounts.Of(check, data);
        var tested = 0;
        var offenders = new List<CheckOffender>();
        foreach (var growth in data.Readings(check))
        {
            var since = Since().Match(growth.Result.Unit.Code);
            if (!since.Success
                || int.Parse(since.Groups["year"].Value, CultureInfo.InvariantCulture) is var start && start >= growth.Period.Year
                || YearEnd(check, counts, growth, start) is not { Value: > 0 } from
                || YearEnd(check, counts, growth, growth.Period.Year) is not { } to)
            {
                continue;
            }

            tested++;
            var years = growth.Period.Year - start;
            var expected = since.Groups["mean"].Success ? Means(from.Value, to.Value, years) : [(to.Value / from.Value - 1) * 100];
            var allowed = Math.Max(check.Tolerance, growth.HalfLastDigit);
            if (expected.All(e => Math.Abs(e - growth.Value) > allowed))
            {
                offenders.Add(new CheckOffender(
                    growth.About(data.Model),
                    growth.InWords,
                    $"{string.Join(" or ", expected.Select(e => e.ToString("0.00", CultureInfo.InvariantCulture)))} from {from.InWords} to {to.InWords}",
                    $"{growth.Place}; {from.Place}; {to.Place}"));
            }
        }

        return new CheckFindings(tested, offenders);
    }

    /// <summary>Compound and arithmetic growth per year, in percent.</summary>
    internal static decimal[] Means(decimal from, decimal to, int years) =>
        [(decimal)((Math.Pow((double)(to / from), 1.0 / years) - 1) * 100), (to / from - 1) * 100 / years];

    private static Cell? YearEnd(CheckDefinition check, ExactCounts counts, Cell growth, int year) =>
        counts.Find(growth.With((SemanticModel.Period, $"{year.ToString(CultureInfo.InvariantCulture)}-12-31")));

    [GeneratedRegex(@"^percent (?<mean>per year )?since (?<year>\d{4})(, mean)?$")]
    private static partial Regex Since();
}
