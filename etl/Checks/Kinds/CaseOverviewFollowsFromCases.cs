using System.Globalization;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>Whether the numbers that a study gives of its cases together follow from what it states of each; offenders are all that are not confirmed.</summary>
public sealed class CaseOverviewFollowsFromCases : ICheckKind
{
    /// <inheritdoc/>
    public bool TestsMeasures => false;

    /// <inheritdoc/>
    public string? Needs(CheckDefinition check) => null;

    /// <inheritdoc/>
    public CheckFindings Run(CheckDefinition check, CheckData data)
    {
        var lines = data.Studies.SelectMany(s => s.Overview.Select(line => (s.Study.Code, Line: line))).ToList();
        return new CheckFindings(
            lines.Count,
            [.. lines.Where(l => l.Line.Status != CaseOverviewStatus.Confirmed).Select(l => Offender(l.Code, l.Line))],
            FormattableString.Invariant(
                $"{Count(CaseOverviewStatus.Confirmed)} confirmed, {Count(CaseOverviewStatus.ClosedByInference)} closed by inference, {Count(CaseOverviewStatus.Unresolved)} unresolved"));

        int Count(CaseOverviewStatus status) => lines.Count(l => l.Line.Status == status);
    }

    private static CheckOffender Offender(string study, CaseOverviewResult line)
    {
        var fact = line.Line.Fact;
        var found = $"{Number(line.FromStated)} stated, {Number(line.FromAll)} with what was inferred";
        return new CheckOffender(
            $"{study}: {fact.Dimension}, {fact.Category}",
            line.Status == CaseOverviewStatus.ClosedByInference ? found + " (closed by inference)" : found + (line.IsTestable ? " (unresolved)" : " (cannot be tested)"),
            (fact.IsAbout ? "about " : "") + Number(fact.Reported),
            line.Line.Address.InWords());
    }

    private static string Number(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "nothing";
}
