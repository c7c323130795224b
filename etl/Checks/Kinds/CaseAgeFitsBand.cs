using System.Globalization;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>Whether the age of a case lies within its age band.</summary>
public sealed class CaseAgeFitsBand : ICheckKind
{
    /// <inheritdoc/>
    public bool TestsMeasures => false;

    /// <inheritdoc/>
    public string? Needs(CheckDefinition check) => null;

    /// <inheritdoc/>
    public CheckFindings Run(CheckDefinition check, CheckData data)
    {
        var tested = 0;
        var offenders = new List<CheckOffender>();
        foreach (var (study, one) in data.Studies.SelectMany(s => s.Cases.Select(c => (s.Study.Code, Case: c))))
        {
            if (one.Number("age", statedOnly: false) is not { } age || one.Find("age_band") is not { } band || Bounds(band.Fact.Code) is not var (first, last))
            {
                continue;
            }

            tested++;
            if (age < first || age >= last + 1)
            {
                offenders.Add(new CheckOffender(
                    $"{study}: {one.Code}", age.ToString(CultureInfo.InvariantCulture), band.Fact.Code, $"{one.Find("age")!.Address.InWords()}; {band.Address.InWords()}"));
            }
        }

        return new CheckFindings(tested, offenders);
    }

    /// <summary>First and last year of a band such as <c>30-39</c>; null for one of another shape.</summary>
    private static (int First, int Last)? Bounds(string band) =>
        band.Split('-') is [var from, var to]
        && int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? (first, last)
            : null;
}
