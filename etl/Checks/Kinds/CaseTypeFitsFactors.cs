using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>Whether the stated factors of a case are those by which its type is told (the column <c>extra</c> of returner_type.csv).</summary>
public sealed class CaseTypeFitsFactors : ICheckKind
{
    /// <summary>A factor that fits every value.</summary>
    private const string NotDecisive = "not_decisive";

    /// <inheritdoc/>
    public bool TestsMeasures => false;

    /// <inheritdoc/>
    public string? Needs(CheckDefinition check) => null;

    /// <inheritdoc/>
    public CheckFindings Run(CheckDefinition check, CheckData data)
    {
        var tested = 0;
        var offenders = new List<CheckOffender>();
        foreach (var (study, one) in data.Studies.SelectMany(s => s.Cases.Select(c => (s.Study.Code, Case: c))).Where(c => c.Case.Type is not null))
        {
            foreach (var (factor, expected) in Factors(data, one.Type!))
            {
                if (one.Find("factor_" + factor) is not { Fact: { IsStated: true } fact } stated)
                {
                    continue;
                }

                tested++;
                if (fact.Code != expected)
                {
                    offenders.Add(new CheckOffender($"{study}: {one.Code}, {factor}", fact.Code, $"{expected}, by its type {one.Type}", stated.Address.InWords()));
                }
            }
        }

        return new CheckFindings(tested, offenders);
    }

    private static IEnumerable<(string Factor, string Value)> Factors(CheckData data, string type) =>
        from part in (data.Model.Catalog.Find("returner_type", type)?.Extra ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
        let pair = part.Split('=')
        where pair[^1] != NotDecisive
        select (pair[0], pair[^1]);
}
