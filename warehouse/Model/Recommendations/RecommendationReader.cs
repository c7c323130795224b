using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Recommendations;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Recommendations;

/// <summary>
/// Reads recommendations from the star schema, and asks the warehouse for the figures of their indicators. Remembers them until anything is
/// loaded. May be used by several threads.
/// </summary>
/// <param name="engine">The warehouse.</param>
/// <param name="reader">Answers the questions of the ties.</param>
/// <param name="model">What can be measured, and the code lists.</param>
/// <param name="trajectories">Says whether there are trajectories, and whether they are made up; null: there are none.</param>
public sealed class RecommendationReader(IWarehouseEngine engine, IWarehouseReader reader, SemanticModel model, ITrajectoryReader? trajectories = null)
    : IRecommendationReader
{
    private readonly Lock _lock = new();
    private ((long Newest, DateTime? AsOf) Key, IReadOnlyList<TrackedAction> Actions)? _known;

    /// <inheritdoc/>
    public void Check(MeasureTie tie)
    {
        if (model.FindMeasure(tie.Measure) is { Fact: { IsOfPersons: true } fact }
            && tie.Where.FirstOrDefault(w => !fact.Dimensions.Contains(w.Dimension)) is { Dimension: not null } unknown)
        {
            throw new QueryException($"There is no dimension '{unknown.Dimension}'; there are {string.Join(", ", fact.Dimensions)}.");
        }

        _ = new TieAnswers(reader, model, trajectories, null).Of(tie);
    }

    /// <inheritdoc/>
    public IReadOnlyList<TrackedAction> Ask(RecommendationQuery query)
    {
        var level = Resolve("action_level", query.Level, "level");
        var actor = Resolve("actor", query.Actor, "actor");
        var key = Resolve("key", query.Key, "key");
        var all = All(query.AsOf);
        if (query.Study is { } study && all.All(a => a.Study.Code != study))
        {
            var known = all.Select(a => a.Study.Code).Distinct().Order(StringComparer.Ordinal).ToList();
            throw new QueryException(
                $"There are no recommendations of a study '{study}'. {(known.Count == 0 ? "None were loaded yet." : $"There are {string.Join(", ", known)}.")}");
        }

        return all
            .Where(a => query.Study is null || a.Study.Code == query.Study)
            .Where(a => level is null || a.Level == level)
            .Where(a => key is null || a.Key == key)
            .Where(a => actor is null || a.Actors.Any(x => x.Code == actor))
            .ToList();
    }

    /// <summary>All actions, in the order in which they are shown.</summary>
    private IReadOnlyList<TrackedAction> All(DateTime? asOf)
    {
        lock (_lock)
        {
            var key = (NewestLoad(), asOf);
            if (_known is { } known && known.Key == key)
            {
                return known.Actions;
            }

            var (actors, ties, actions) = Read(asOf);
            var answers = new TieAnswers(reader, model, trajectories, asOf);
            var tracked = actions
                .OrderBy(a => model.Catalog.Find("action_level", a.Level)?.Rank ?? int.MaxValue)
                .ThenByDescending(a => a.Study.Code, StringComparer.Ordinal)
                .ThenBy(a => a.Rank)
                .Select(a => new TrackedAction
                {
                    Study = a.Study,
                    Code = a.Code,
                    Label = a.Label,
                    Level = a.Level,
                    LevelBasis = a.LevelBasis,
                    SubActor = a.SubActor,
                    Key = a.KeyCode,
                    KeyBasis = a.KeyBasis,
                    Actors = [.. actors[a.Key].Select(x => x.Actor)],
                    Indicators = [.. ties[a.Key].Select(t => Track(t, answers))],
                    Address = actors[a.Key].First().Address,
                })
                .ToList();
            _known = (key, tracked);
            return tracked;
        }
    }

    private long NewestLoad()
    {
        using var connection = engine.OpenReading();
        return connection.ExecuteScalar<long>("SELECT COALESCE(MAX(LoadKey), 0) FROM LoadJournal WHERE State = @succeeded", new { succeeded = LoadState.Succeeded });
    }

    private TrackedIndicator Track(TieRow row, TieAnswers answers)
    {
        if (row.Tie is not { } tie || row.Wanted is not { } wanted)
        {
            return new TrackedIndicator { Reason = row.Reason, Movement = Movement.NotMeasured, Address = row.Address };
        }

        var (today, before, movement) = MovementJudge.Judge(answers.Of(tie), wanted);
        return new TrackedIndicator
        {
            Tie = tie,
            Measure = model.FindMeasure(tie.Measure),
            Members = answers.MembersOf(tie),
            Wanted = wanted,
            Strength = row.Strength,
            Reason = row.Reason,
            Today = today,
            Before = before,
            Movement = movement,
            IsSynthetic = answers.IsSynthetic(tie),
            Address = row.Address,
        };
    }

    private string? Resolve(string list, string? text, string what)
    {
        if (text is null)
        {
            return null;
        }

        if (model.Catalog.TryResolve(list, text, out var code))
        {
            return code;
        }

        var near = model.Catalog.Suggest(list, text);
        throw new QueryException(
            $"'{text}' is no {what}.{(near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}?")} "
            + $"There are {string.Join(", ", model.Catalog.Members(list).Where(m => list != "key" || m.Parent is null).Select(m => m.Code))}.");
    }

    private (ILookup<int, (TrackedActor Actor, CellAddress Address)> Actors, ILookup<int, TieRow> Ties, List<ActionRow> Actions) Read(DateTime? asOf)
    {
        using var connection = engine.OpenReading();
        var actors = StudyRows.Read(
            connection,
            $"""
            SELECT f.ActionKey, a.Code AS ActorCode, a.LabelNl, a.LabelFr, a.LabelEn, f.Addressed, f.Certainty, f.ReasonNl, f.ReasonFr, f.ReasonEn,
                {StudyRows.AddressColumns}
            FROM FactActionActor f
            JOIN DimActor a ON a.ActorKey = f.ActorKey
            {StudyRows.AddressJoins}
            WHERE {StudyRows.Known(asOf)}
            ORDER BY f.ActionActorKey
            """,
            asOf);
        var ties = StudyRows.Read(
            connection,
            $"""
            SELECT f.ActionKey, f.MeasureCode, f.Filters, f.DirectionWanted, f.LinkStrength, f.ReasonNl, f.ReasonFr, f.ReasonEn, {StudyRows.AddressColumns}
            FROM FactActionIndicator f
            {StudyRows.AddressJoins}
            WHERE {StudyRows.Known(asOf)}
            ORDER BY f.ActionKey, f.TieRank
            """,
            asOf);
        var known = actors.Select(a => StudyRows.Whole(a, "ActionKey")).ToHashSet();
        var actions = StudyRows.Read(connection, "SELECT * FROM DimAction", null).Select(ActionRow.Of).Where(a => known.Contains(a.Key)).ToList();
        return (
            actors.ToLookup(a => StudyRows.Whole(a, "ActionKey"), a => (ActorOf(a), StudyRows.Address(a))),
            ties.ToLookup(t => StudyRows.Whole(t, "ActionKey"), TieRow.Of),
            actions);
    }

    private static TrackedActor ActorOf(IDictionary<string, object?> row) => new(
        StudyRows.Text(row, "ActorCode"), StudyRows.LabelOf(row, "Label"), StudyRows.Text(row, "Addressed") == "uncertain",
        StudyRows.Word<Certainty>(row, "Certainty"), StudyRows.LabelOrNull(row, "Reason"));

    private sealed record TieRow(MeasureTie? Tie, WantedDirection? Wanted, LinkStrength? Strength, Label Reason, CellAddress Address)
    {
        public static TieRow Of(IDictionary<string, object?> row)
        {
            var (reason, address) = (StudyRows.LabelOf(row, "Reason"), StudyRows.Address(row));
            if (StudyRows.TextOrNull(row, "MeasureCode") is not { } measure)
            {
                return new TieRow(null, null, null, reason, address);
            }

            _ = MeasureTie.TryParse(measure, StudyRows.TextOrNull(row, "Filters"), out var tie, out _);
            return new TieRow(tie, StudyRows.Word<WantedDirection>(row, "DirectionWanted"), StudyRows.Word<LinkStrength>(row, "LinkStrength"), reason, address);
        }
    }

    private sealed record ActionRow(
        int Key, RecommendationStudy Study, string Code, Label Label, int Rank, string Level, Basis LevelBasis, string? SubActor, string? KeyCode, Basis KeyBasis)
    {
        public static ActionRow Of(IDictionary<string, object?> row) => new(
            StudyRows.Whole(row, "ActionKey"), new RecommendationStudy(StudyRows.Text(row, "StudyCode"), StudyRows.LabelOf(row, "Study")),
            StudyRows.Text(row, "Code"), StudyRows.LabelOf(row, "Label"), StudyRows.Whole(row, "MemberRank"), StudyRows.Text(row, "ActionLevel"),
            StudyRows.Word<Basis>(row, "LevelBasis"), StudyRows.TextOrNull(row, "SubActor"), StudyRows.TextOrNull(row, "KeyCode"),
            row["KeyBasis"] is null ? Basis.Ours : StudyRows.Word<Basis>(row, "KeyBasis"));
    }
}
