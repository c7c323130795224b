using ReIntegrationBI.Warehouse.Recommendations;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Recommendations;

/// <summary>The answers to the questions of ties; each is asked once.</summary>
/// <param name="reader">Answers questions.</param>
/// <param name="asOf">As known at this moment (UTC), or null for now.</param>
internal sealed class TieAnswers(IWarehouseReader reader, DateTime? asOf)
{
    private readonly Dictionary<(string, string), IReadOnlyList<ResultRow>> _known = [];

    /// <summary>The figures of a tie, a row a period.</summary>
    /// <exception cref="QueryException">The tie names something that there is not, or no longer is.</exception>
    public IReadOnlyList<ResultRow> Of(MeasureTie tie)
    {
        var key = (tie.Measure, tie.Filters);
        if (!_known.TryGetValue(key, out var rows))
        {
            _known[key] = rows = reader.Ask(tie.ToQuery(asOf)).Rows;
        }

        return rows;
    }

    /// <summary>The members to which a tie is limited, as the answer names them.</summary>
    public IReadOnlyList<Member> MembersOf(MeasureTie tie) =>
        Of(tie) is [var first, ..] ? [.. first.Members.Where(m => m.Dimension != SemanticModel.Period)] : [];
}
