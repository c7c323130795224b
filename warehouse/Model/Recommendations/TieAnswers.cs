using ReIntegrationBI.Warehouse.Recommendations;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Recommendations;

/// <summary>The answers to the questions of ties; each is asked once.</summary>
/// <param name="reader">Answers questions.</param>
/// <param name="model">What can be measured.</param>
/// <param name="trajectories">Says whether there are trajectories; null: there are none.</param>
/// <param name="asOf">As known at this moment (UTC), or null for now.</param>
internal sealed class TieAnswers(IWarehouseReader reader, SemanticModel model, ITrajectoryReader? trajectories, DateTime? asOf)
{
    private readonly Lazy<TrajectorySet?> _trajectories = new(() => trajectories?.Find(asOf));
    private readonly Dictionary<(string, string), IReadOnlyList<ResultRow>> _known = [];

    /// <summary>The figures of a tie, a row a period.</summary>
    /// <exception cref="QueryException">The tie names something that there is not, or no longer is.</exception>
    public IReadOnlyList<ResultRow> Of(MeasureTie tie)
    {
        var key = (tie.Measure, tie.Filters);
        if (!_known.TryGetValue(key, out var rows))
        {
            // Without trajectories their measures have no figure yet: that is no mistake of the tie.
            _known[key] = rows = IsOfTrajectories(tie) && _trajectories.Value is null ? [] : reader.Ask(tie.ToQuery(asOf)).Rows;
        }

        return rows;
    }

    /// <summary>Whether the figures of a tie are made up.</summary>
    public bool IsSynthetic(MeasureTie tie) => IsOfTrajectories(tie) && _trajectories.Value is { IsSynthetic: true };

    /// <summary>Whether a tie is to a measure of trajectories.</summary>
    private bool IsOfTrajectories(MeasureTie tie) => model.FindMeasure(tie.Measure)?.Fact.IsOfPersons == true;

    /// <summary>The members to which a tie is limited, as the answer names them.</summary>
    public IReadOnlyList<Member> MembersOf(MeasureTie tie) =>
        Of(tie) is [var first, ..] ? [.. first.Members.Where(m => m.Dimension != SemanticModel.Period)] : [];
}
