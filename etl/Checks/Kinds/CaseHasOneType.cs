using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>Whether every case has exactly one type of returner.</summary>
public sealed class CaseHasOneType : ICheckKind
{
    /// <inheritdoc/>
    public bool TestsMeasures => false;

    /// <inheritdoc/>
    public string? Needs(CheckDefinition check) => null;

    /// <inheritdoc/>
    public CheckFindings Run(CheckDefinition check, CheckData data)
    {
        // A study that types no case at all (codings of one's own) has no typology to be held to.
        var cases = data.Studies.Where(s => s.Cases.Any(c => c.Type is not null)).SelectMany(s => s.Cases.Select(c => (s.Study.Code, Case: c))).ToList();
        var offenders = from c in cases
                        let types = c.Case.Profile.Where(p => p.Fact.Field == CaseStudy.TypeField).Select(p => p.Fact.Code).ToList()
                        where types.Count != 1
                        select new CheckOffender(
                            $"{c.Code}: {c.Case.Code}", types.Count == 0 ? "no type" : string.Join(", ", types), "one type of returner", c.Case.Source.Address.InWords());
        return new CheckFindings(cases.Count, [.. offenders]);
    }
}
