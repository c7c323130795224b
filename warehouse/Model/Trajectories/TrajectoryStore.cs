using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>The SQL of trajectories. What it reads never leaves this room but through disclosure control.</summary>
internal sealed class TrajectoryStore(IWarehouseEngine engine)
{
    private static readonly (string Code, string Table, string Key, Label Label)[] Dimensions =
    [
        ("scheme", "DimScheme", "SchemeKey", new("regeling", "régime", "scheme")),
        ("sex", "DimSex", "SexKey", new("geslacht", "sexe", "sex")),
        ("age_group", "DimAgeGroup", "AgeGroupKey", new("leeftijdsgroep", "groupe d'âge", "age group")),
        ("region", "DimRegion", "RegionKey", new("gewest of provincie", "région ou province", "region or province")),
        ("disease_group", "DimDiseaseGroup", "DiseaseGroupKey", new("ziektegroep", "groupe de maladies", "disease group")),
    ];

    private static readonly Label Year = new("beginjaar", "année de début", "start year");

    /// <summary>The loads behind what is known at a moment (null: now); null where there are none.</summary>
    public TrajectoryLoad? Find(DateTime? asOf)
    {
        using var connection = engine.OpenReading();
        var (known, parameters) = Known(asOf);
        var until = connection.ExecuteScalar<int?>(
            $"SELECT MAX(ExtractDateKey) FROM FactTrajectoryExtract{(asOf is null ? "" : " WHERE LoadedAt <= @asOf")}", parameters);
        var loads = new List<CellAddress>();
        var isSynthetic = false;
        using var row = (DbDataReader)connection.ExecuteReader(
            $"""
            SELECT t.LoadKey, l.FileName, s.Sha256, MAX(CASE WHEN t.IsSynthetic = 1 THEN 1 ELSE 0 END) AS Synthetic, MAX(t.LoadedAt) AS LoadedAt
            FROM FactTrajectory t
            JOIN LoadJournal l ON l.LoadKey = t.LoadKey
            LEFT JOIN SourceFile s ON s.SourceFileKey = l.SourceFileKey
            WHERE {known}
            GROUP BY t.LoadKey, l.FileName, s.Sha256
            ORDER BY t.LoadKey
            """,
            parameters);
        while (row.Read())
        {
            isSynthetic |= Whole(row["Synthetic"]) == 1;
            loads.Add(new CellAddress(
                "trajectories", "Trajectories", "", null, (string)row["FileName"], null, "A1", row["Sha256"] as string ?? "",
                Convert.ToInt64(row["LoadKey"], CultureInfo.InvariantCulture),
                DateTime.SpecifyKind(
                    row["LoadedAt"] as DateTime? ?? DateTime.Parse((string)row["LoadedAt"], CultureInfo.InvariantCulture, DateTimeStyles.None), DateTimeKind.Utc),
                "research"));
        }

        return until is null || loads.Count == 0 ? null : new TrajectoryLoad(Day(until.Value), isSynthetic, loads);
    }

    /// <summary>The newest load of the whole warehouse: when it changes, what was remembered may be old.</summary>
    public long NewestLoad()
    {
        using var connection = engine.OpenReading();
        return connection.ExecuteScalar<long?>("SELECT MAX(LoadKey) FROM LoadJournal WHERE State = 'succeeded'") ?? 0;
    }

    /// <summary>The persons, as columns.</summary>
    public TrajectoryColumns Read(TrajectoryLoad load, DateTime? asOf, WaitingTimesFile waiting)
    {
        using var connection = engine.OpenReading();
        var (known, parameters) = Known(asOf);
        var builder = new TrajectoryColumnsBuilder([.. Dimensions.Select(d => d.Code)]);
        var lagColumns = Milestones.OnTheWay.Select(Milestones.LagColumn).Append("RelapseLag").ToArray();
        using (var row = (DbDataReader)connection.ExecuteReader(
            $"""
            SELECT t.Pseudonym, t.SpellKey, t.StartDateKey, t.EndDateKey, t.EndReason, t.HandOverCount,
                {string.Join(", ", Dimensions.Select(d => "t." + d.Key))}, {string.Join(", ", lagColumns.Select(c => "t." + c))}
            FROM FactTrajectory t
            WHERE {known}
            """,
            parameters))
        {
            Span<int> members = stackalloc int[Dimensions.Length];
            Span<int> lags = stackalloc int[lagColumns.Length];
            while (row.Read())
            {
                for (var d = 0; d < members.Length; d++)
                {
                    members[d] = row.GetInt32(6 + d);
                }

                for (var m = 0; m < lags.Length; m++)
                {
                    var at = 6 + members.Length + m;
                    lags[m] = row.IsDBNull(at) ? -1 : row.GetInt32(at);
                }

                var start = Day(row.GetInt32(2)).DayNumber;
                builder.Add(
                    row.GetString(0),
                    new SpellRow
                    {
                        Spell = row.GetInt64(1),
                        Start = start,
                        Year = row.GetInt32(2) / 10_000,
                        EndLag = row.IsDBNull(3) ? -1 : Day(row.GetInt32(3)).DayNumber - start,
                        IsBack = !row.IsDBNull(4) && row.GetString(4) is Milestones.Full or "work",
                        HandOvers = (ushort)Math.Min(row.GetInt32(5), ushort.MaxValue),
                    },
                    members,
                    lags);
            }
        }

        return builder.Build(load.ObservedUntil, code => Members(connection, code), code => Array.Find(Dimensions, d => d.Code == code).Label ?? Year, waiting);
    }

    /// <summary>For each person the hand-overs of the first spell: from which actor to which, each once.</summary>
    public IReadOnlyDictionary<(int From, int To), int> Flows(TrajectoryColumns columns, DateTime? asOf)
    {
        using var connection = engine.OpenReading();
        var (known, parameters) = Known(asOf);
        var persons = columns.Spells.Select((spell, person) => (spell, person)).ToDictionary(s => s.spell, s => s.person);
        var flows = new Dictionary<(int From, int To), int>();
        var seen = new HashSet<(int, int)>();
        var (current, last) = (long.MinValue, 0);
        using var row = (DbDataReader)connection.ExecuteReader(
            $"""
            SELECT t.SpellKey, t.ActorKey
            FROM FactTrajectoryEvent t
            JOIN DimMilestone m ON m.MilestoneKey = t.MilestoneKey
            JOIN DimActor a ON a.ActorKey = t.ActorKey
            WHERE a.Code <> 'worker' AND {known}
            ORDER BY t.SpellKey, t.DateKey, m.MemberRank, t.TrajectoryEventKey
            """,
            parameters);
        while (row.Read())
        {
            var (spell, actor) = (row.GetInt64(0), row.GetInt32(1));
            if (spell != current)
            {
                (current, last) = (spell, actor);
                seen.Clear();
            }
            else if (actor != last)
            {
                if (persons.ContainsKey(spell) && seen.Add((last, actor)))
                {
                    flows[(last, actor)] = flows.GetValueOrDefault((last, actor)) + 1;
                }

                last = actor;
            }
        }

        return flows;
    }

    /// <summary>The actors by their key.</summary>
    public IReadOnlyDictionary<int, Member> Actors()
    {
        using var connection = engine.OpenReading();
        return Members(connection, "actor", "DimActor", "ActorKey");
    }

    /// <summary>The milestones by their code.</summary>
    public IReadOnlyDictionary<string, Member> MilestoneMembers()
    {
        using var connection = engine.OpenReading();
        return Members(connection, "milestone", "DimMilestone", "MilestoneKey").Values.ToDictionary(m => m.Code);
    }

    private static IReadOnlyDictionary<int, Member> Members(DbConnection connection, string code)
    {
        var (_, table, key, _) = Array.Find(Dimensions, d => d.Code == code);
        return Members(connection, code, table, key);
    }

    private static Dictionary<int, Member> Members(DbConnection connection, string dimension, string table, string key) =>
        connection.Query<(int Key, string Code, string Nl, string Fr, string En, int Rank, string Role, string? Parent)>(
                $"SELECT {key}, Code, LabelNl, LabelFr, LabelEn, MemberRank, MemberRole, ParentCode FROM {table}")
            .ToDictionary(m => m.Key, m => new Member(
                dimension, m.Code, new Label(m.Nl, m.Fr, m.En), m.Rank,
                Enum.Parse<MemberRole>(m.Role.Replace("_", "", StringComparison.Ordinal), ignoreCase: true), m.Parent));

    private static (string Condition, DynamicParameters Parameters) Known(DateTime? asOf)
    {
        var parameters = new DynamicParameters();
        if (asOf is null)
        {
            return ("t.SupersededAt IS NULL", parameters);
        }

        parameters.Add("asOf", asOf, DbType.DateTime2);
        return ("t.LoadedAt <= @asOf AND (t.SupersededAt IS NULL OR t.SupersededAt > @asOf)", parameters);
    }

    private static DateOnly Day(int key) => new(key / 10_000, key / 100 % 100, key % 100);

    private static int Whole(object value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);
}
