using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Portal.Server;

/// <summary>What a visitor asks of a crosstab, as it stands in the address.</summary>
/// <param name="Rows">Code of the question of the rows, or null.</param>
/// <param name="Columns">Codes of the questions of the columns.</param>
/// <param name="Weight">How respondents are weighted.</param>
/// <param name="Bonferroni">Whether tests are corrected for their number.</param>
/// <param name="UnknownWeight">What was asked where it is no way to weight, else null.</param>
public sealed record SurveyCrosstabForm(string? Rows, IReadOnlyList<string> Columns, WeightChoice Weight, bool Bonferroni, string? UnknownWeight)
{
    /// <summary>All codes of questions that were asked.</summary>
    public IEnumerable<string> Codes => Rows is null ? Columns : [Rows, .. Columns];

    /// <summary>Reads <c>?rows=Q&amp;columns=Q&amp;weight=none|file|raked&amp;bonferroni=yes</c>; columns may stand several times or with commas between.</summary>
    public static SurveyCrosstabForm Read(IQueryCollection query)
    {
        var rows = query["rows"].ToString().Trim();
        var weight = query["weight"].ToString().Trim();
        var known = Enum.GetNames<WeightChoice>().FirstOrDefault(n => n.Equals(weight, StringComparison.OrdinalIgnoreCase));
        return new SurveyCrosstabForm(
            rows.Length == 0 ? null : rows,
            query["columns"].SelectMany(c => (c ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList(),
            known is null ? WeightChoice.None : Enum.Parse<WeightChoice>(known),
            query["bonferroni"] == "yes",
            weight.Length == 0 || known is not null ? null : weight);
    }

    /// <summary>The question to the warehouse.</summary>
    public CrosstabQuery Query(string survey) => new()
    {
        Survey = survey, Rows = Rows ?? "", Columns = Columns, Weight = Weight, Bonferroni = Bonferroni,
    };

    /// <summary>The address of the same question in another language, without the language.</summary>
    public string Address() => string.Concat(
        new[] { ("rows", Rows), ("weight", Rows is null ? null : Weight.ToString().ToLowerInvariant()), ("bonferroni", Bonferroni ? "yes" : null) }
            .Concat(Columns.Select(c => ("columns", (string?)c)))
            .Where(p => p.Item2 is not null)
            .Select(p => $"&{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));
}
