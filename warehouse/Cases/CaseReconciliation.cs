namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>
/// Holds what a study reports of its cases together against the cases. What is stated alone decides whether a number is confirmed:
/// an inferred value may have been chosen so that the number comes out, and then proves nothing.
/// </summary>
public static class CaseReconciliation
{
    /// <summary>Tests every line.</summary>
    public static IReadOnlyList<CaseOverviewResult> Of(IEnumerable<Sourced<CaseOverviewLine>> overview, IReadOnlyList<CaseRecord> cases) =>
        [.. overview.Select(line => line.Fact.Counts.MeanOf is { } field ? Mean(line, field, cases) : Number(line, cases))];

    private static CaseOverviewResult Number(Sourced<CaseOverviewLine> line, IReadOnlyList<CaseRecord> cases)
    {
        var stated = Fitting(line.Fact.Counts, cases, statedOnly: true);
        var all = Fitting(line.Fact.Counts, cases, statedOnly: false);
        return Judged(line, stated, all, stated.Count, all.Count, statedSuffices: true, allSuffices: true, value => value == line.Fact.Reported);
    }

    private static CaseOverviewResult Mean(Sourced<CaseOverviewLine> line, string field, IReadOnlyList<CaseRecord> cases)
    {
        var stated = cases.Where(c => c.Number(field, statedOnly: true) is not null).ToList();
        var all = cases.Where(c => c.Number(field, statedOnly: false) is not null).ToList();
        return Judged(
            line, Codes(stated), Codes(all), MeanOf(stated), MeanOf(all), stated.Count == cases.Count, all.Count == cases.Count,
            value => Math.Round(value, DecimalsOf(line.Fact.Reported), MidpointRounding.AwayFromZero) == line.Fact.Reported);

        decimal? MeanOf(List<CaseRecord> known) => known.Count == 0 ? null : known.Average(c => c.Number(field, statedOnly: false)!.Value);
    }

    private static CaseOverviewResult Judged(
        Sourced<CaseOverviewLine> line, IReadOnlyList<string> stated, IReadOnlyList<string> all, decimal? fromStated, decimal? fromAll,
        bool statedSuffices, bool allSuffices, Func<decimal, bool> fits) => new()
        {
            Line = line,
            FromStated = fromStated,
            FromAll = fromAll,
            Stated = stated,
            Inferred = [.. all.Except(stated)],
            IsTestable = allSuffices,
            Status = statedSuffices && fromStated is { } s && fits(s) ? CaseOverviewStatus.Confirmed
                : allSuffices && fromAll is { } a && fits(a) ? CaseOverviewStatus.ClosedByInference
                : CaseOverviewStatus.Unresolved,
        };

    private static List<string> Fitting(CaseRule rule, IReadOnlyList<CaseRecord> cases, bool statedOnly) =>
        Codes(cases.Where(c => rule.Conditions.All(condition => c.Has(condition.Field, condition.Values, statedOnly))));

    private static List<string> Codes(IEnumerable<CaseRecord> cases) => cases.Select(c => c.Code).ToList();

    /// <summary>Decimals of a number without the zeros at its end, which a database may add.</summary>
    private static int DecimalsOf(decimal number) => (number / 1.0000000000000000000000000000m).Scale;
}
