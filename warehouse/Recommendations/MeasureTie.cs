using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Warehouse.Recommendations;

/// <summary>A measure of the semantic model with the members to which it is limited.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Where">Members by dimension, in the order written.</param>
public sealed record MeasureTie(string Measure, IReadOnlyList<(string Dimension, string Member)> Where)
{
    /// <summary>The limits as the warehouse keeps them: <c>survey=cm2023; question=guided; answer=yes</c>; empty without any.</summary>
    public string Filters => string.Join("; ", Where.Select(w => $"{w.Dimension}={w.Member}"));

    /// <summary>Reads what the warehouse keeps, or a person wrote.</summary>
    /// <param name="measure">Code of the measure.</param>
    /// <param name="filters"><c>dimension=member</c> with <c>;</c> between; null or empty for no limit.</param>
    /// <param name="tie">The tie.</param>
    /// <param name="wrong">The part that is no <c>dimension=member</c> or stands twice, or null.</param>
    public static bool TryParse(string measure, string? filters, out MeasureTie tie, out string? wrong)
    {
        var where = new List<(string Dimension, string Member)>();
        wrong = null;
        foreach (var part in (filters ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            var (dimension, member) = at < 0 ? ("", "") : (part[..at].Trim(), part[(at + 1)..].Trim());
            if (dimension.Length == 0 || member.Length == 0 || where.Any(w => w.Dimension == dimension))
            {
                wrong ??= part;
            }
            else
            {
                where.Add((dimension, member));
            }
        }

        tie = new MeasureTie(measure, where);
        return wrong is null;
    }

    /// <summary>The question to the warehouse: every period that a source gives, one value each, with the members named.</summary>
    /// <param name="asOf">As known at this moment (UTC), or null for now.</param>
    public Query ToQuery(DateTime? asOf = null) => new()
    {
        Measures = [Measure],
        By = [SemanticModel.Period, .. Where.Select(w => w.Dimension).Where(d => d != SemanticModel.Period)],
        Where = Where.ToDictionary(w => w.Dimension, IReadOnlyList<string> (w) => [w.Member]),
        AsOf = asOf,
        Editions = EditionChoice.Newest,
    };
}
