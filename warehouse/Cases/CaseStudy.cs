using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>A study of cases as the warehouse knows it.</summary>
public sealed record CaseStudy
{
    /// <summary>The field that holds the type of returner.</summary>
    public const string TypeField = "returner_type";

    /// <summary>The study.</summary>
    public required StudyDescription Study { get; init; }

    /// <summary>Where it was published, or null.</summary>
    public required Publication? Publication { get; init; }

    /// <summary>Its cases by code.</summary>
    public required IReadOnlyList<CaseRecord> Cases { get; init; }

    /// <summary>What the study reports of its cases together, held against them; in the order of the file.</summary>
    public required IReadOnlyList<CaseOverviewResult> Overview { get; init; }

    /// <summary>Types by keys.</summary>
    public required CaseMatrix Matrix { get; init; }

    /// <summary>Passages that were coded.</summary>
    public required IReadOnlyList<Sourced<CaseCoding>> Codings { get; init; }

    /// <summary>The members that cases name, in the order of the code lists: types, keys with their mechanisms, actors, adjustments.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Member>> Members { get; init; }

    /// <summary>A case, or null.</summary>
    public CaseRecord? Find(string code) => Cases.FirstOrDefault(c => c.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name of a member; its code where it is not known.</summary>
    /// <param name="list"><c>returner_type</c>, <c>key</c>, <c>actor</c> or <c>adjustment</c>.</param>
    /// <param name="code">Its code.</param>
    public Label LabelOf(string list, string code) => Members[list].FirstOrDefault(m => m.Code == code)?.Label ?? new Label(code, code, code);

    /// <summary>The key that a mechanism belongs to; a key itself.</summary>
    public string KeyOf(string mechanism) => CaseMatrix.TopOf(mechanism, Members["key"]);

    /// <summary>How many cases have a value.</summary>
    public CaseCount Count(string field, string value)
    {
        var all = Cases.Where(c => c.Has(field, [value], statedOnly: false)).ToList();
        var stated = all.Where(c => c.Has(field, [value], statedOnly: true)).ToList();
        return new CaseCount([.. stated.Select(c => c.Code)], [.. all.Except(stated).Select(c => c.Code)], Cases.Count);
    }

    /// <summary>Lines of the overview by what came of them.</summary>
    public int CountOf(CaseOverviewStatus status) => Overview.Count(l => l.Status == status);
}
