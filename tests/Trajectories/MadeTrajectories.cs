using System.Globalization;
using Dapper;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Trajectories;

/// <summary>Trajectories that a test makes up, put straight into the tables of a warehouse.</summary>
public sealed class MadeTrajectories
{
    public static readonly DateTime LoadedAt = new(2026, 1, 10, 9, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Milestones =
    [
        "first_contact", "trajectory_request", "assessment", "plan", "workplace_visit", "vdab_registration", "training_start", "authorised_activity",
        "partial_resumption", "full_resumption", "relapse", "closure",
    ];

    public List<MadeSpell> Spells { get; } = [];

    /// <summary>The day up to which everything is known.</summary>
    public DateOnly ObservedUntil { get; init; } = new(2025, 12, 31);

    public bool IsSynthetic { get; init; } = true;

    public MadeTrajectories Add(MadeSpell spell)
    {
        Spells.Add(spell);
        return this;
    }

    public static T On<T>(MadeTrajectories made, Func<TrajectoryReader, T> ask, int threshold = 5)
    {
        using var database = new SqliteTestEngine().Rent(TestSchema.Migrated);
        made.Put(database.Engine);
        return ask(new TrajectoryReader(database.Engine, threshold));
    }

    /// <summary>Puts them in; spells that stand already get a new version.</summary>
    public long Put(IWarehouseEngine engine, DateTime? at = null)
    {
        var loadedAt = at ?? LoadedAt;
        using var connection = engine.Open();
        using var transaction = engine.BeginWrite(connection);
        connection.Execute(
            """
            INSERT INTO LoadJournal (Source, Dataset, Period, Layout, FileName, State, RowsRead, RowsLoaded, RowsRejected, RowsSuperseded, HashTotal, Forced,
                StartedBy, Host, ProcessId, StartedAt)
            VALUES ('trajectories', 'events', '', 'trajectory-events', 'made.trajectories.csv', 'succeeded', 0, 0, 0, 0, 0, 0, 'test', 'test', 1, @loadedAt)
            """,
            new { loadedAt },
            transaction);
        var load = connection.ExecuteScalar<long>(engine.LastKeySql, transaction: transaction);
        var days = Spells.SelectMany(s => s.Lags.Values.Append(0).Append(s.End ?? 0).Concat(s.Events.Select(e => e.Lag)).Select(lag => s.Start.AddDays(lag)))
            .Append(ObservedUntil).Distinct();
        ReferenceRows.AddDates(connection, transaction, days.Select(d => Period.Parse(d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
        connection.Execute(
            "UPDATE FactTrajectory SET SupersededBy = @load, SupersededAt = @loadedAt WHERE SupersededAt IS NULL", new { load, loadedAt }, transaction);
        connection.Execute(
            "UPDATE FactTrajectoryEvent SET SupersededBy = @load, SupersededAt = @loadedAt WHERE SupersededAt IS NULL", new { load, loadedAt }, transaction);
        var keys = new Dictionary<string, Dictionary<string, int>>();
        foreach (var (table, key) in new[]
            { ("DimScheme", "SchemeKey"), ("DimSex", "SexKey"), ("DimAgeGroup", "AgeGroupKey"), ("DimRegion", "RegionKey"), ("DimDiseaseGroup", "DiseaseGroupKey"), ("DimActor", "ActorKey"), ("DimMilestone", "MilestoneKey") })
        {
            keys[key] = connection.Query<(string, int)>($"SELECT Code, {key} FROM {table}", transaction: transaction).ToDictionary(m => m.Item1, m => m.Item2);
        }

        var first = connection.ExecuteScalar<long?>("SELECT MAX(TrajectoryKey) FROM FactTrajectory", transaction: transaction) ?? 0;
        engine.BulkInsert(
            connection, transaction, "FactTrajectory",
            [
                "TrajectoryKey", "SpellKey", "VersionNumber", "Pseudonym", "SchemeKey", "SexKey", "AgeGroupKey", "RegionKey", "DiseaseGroupKey", "StartDateKey",
                .. Milestones.SelectMany(m => new[] { Column(m) + "DateKey", Column(m) + "Lag" }), "EndDateKey", "EndReason", "SpellState", "EventCount", "HandOverCount",
                "ActorCount", "IsSynthetic", "RowNumber", "LoadKey", "LoadedAt",
            ],
            Spells.Select((s, i) => (object?[])
            [
                first + i + 1, (long)i + 1, 1, s.Person.ToString("x32", CultureInfo.InvariantCulture) + new string('0', 32), keys["SchemeKey"][s.Scheme], keys["SexKey"][s.Sex], keys["AgeGroupKey"]["all"],
                keys["RegionKey"][s.Region], keys["DiseaseGroupKey"]["all"], Key(s.Start),
                .. Milestones.SelectMany(m => s.Lag(m) is { } lag ? new object?[] { Key(s.Start.AddDays(lag)), lag } : [null, null]),
                s.End is { } end ? Key(s.Start.AddDays(end)) : null, s.EndReason, s.End is null ? "incapacitated" : "closed", s.Events.Count, s.HandOvers, 1, IsSynthetic, i + 1, load, loadedAt,
            ]));
        var firstEvent = connection.ExecuteScalar<long?>("SELECT MAX(TrajectoryEventKey) FROM FactTrajectoryEvent", transaction: transaction) ?? 0;
        engine.BulkInsert(
            connection, transaction, "FactTrajectoryEvent",
            ["TrajectoryEventKey", "SpellKey", "MilestoneKey", "DateKey", "ActorKey", "RowNumber", "LoadKey", "LoadedAt"],
            Spells.SelectMany((s, i) => s.Events.Select(e => (Spell: i + 1L, Start: s.Start, Event: e))).Select((e, i) => new object?[]
            {
                firstEvent + i + 1, e.Spell, keys["MilestoneKey"][e.Event.Milestone], Key(e.Start.AddDays(e.Event.Lag)), keys["ActorKey"][e.Event.Actor], i + 1, load, loadedAt,
            }));
        engine.BulkInsert(
            connection, transaction, "FactTrajectoryExtract", ["LoadKey", "ExtractDateKey", "IsSynthetic", "LoadedAt"], [[load, Key(ObservedUntil), IsSynthetic, loadedAt]]);
        transaction.Commit();
        return load;
    }

    private static string Column(string milestone) => string.Concat(milestone.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    private static int Key(DateOnly day) => day.Year * 10_000 + day.Month * 100 + day.Day;
}
