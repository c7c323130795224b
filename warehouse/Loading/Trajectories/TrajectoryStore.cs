using System.Data;
using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Persons;
using ReIntegrationBI.Warehouse.Trajectories;

namespace ReIntegrationBI.Warehouse.Loading.Trajectories;

/// <summary>What the warehouse knows of the persons of a file. Only loads of trajectories change it, and they wait for each other.</summary>
internal sealed class TrajectoryStore(DbConnection connection, TrajectoryKeys keys)
{
    /// <summary>Persons or spells that are asked for at once; SQL Server takes 2100 parameters.</summary>
    private const int AtOnce = 400;

    /// <summary>Where there are no more than these, a shorter text is planned faster.</summary>
    private const int Few = 25;

    private readonly Dictionary<int, Milestone> _milestones = Milestones.All.ToDictionary(keys.Of);

    /// <summary>The highest keys in use.</summary>
    public (long Trajectory, long Spell, long Event) LastKeys() => (Last("FactTrajectory", "TrajectoryKey"), Last("FactTrajectory", "SpellKey"), Last("FactTrajectoryEvent", "TrajectoryEventKey"));

    /// <summary>Whether trajectories stand that are made up, or that are not.</summary>
    public bool Holds(bool isSynthetic) =>
        connection.ExecuteScalar<int>("SELECT COUNT(*) FROM FactTrajectory WHERE SupersededAt IS NULL AND IsSynthetic = @isSynthetic", new { isSynthetic }) > 0;

    /// <summary>Reads persons.</summary>
    /// <returns>Those of whom something is known.</returns>
    public Dictionary<PersonHash, PersonHistory> Read(IReadOnlyList<PersonHash> persons)
    {
        var found = new Dictionary<PersonHash, PersonHistory>();
        foreach (var some in persons.Chunk(AtOnce))
        {
            var spells = new Dictionary<long, (PersonHistory History, SpellMembers Members)>();
            ReadSpells(some, found, spells);
            foreach (var these in spells.Keys.Chunk(AtOnce))
            {
                ReadEvents(these, spells);
            }
        }

        return found;
    }

    private void ReadSpells(PersonHash[] persons, Dictionary<PersonHash, PersonHistory> found, Dictionary<long, (PersonHistory History, SpellMembers Members)> spells)
    {
        using var reader = Query(
            """
            SELECT Pseudonym, SpellKey, TrajectoryKey, VersionNumber, SchemeKey, SexKey, AgeGroupKey, RegionKey, DiseaseGroupKey, SupersededAt
            FROM FactTrajectory WHERE Pseudonym IN
            """,
            [.. persons.Select(p => p.ToString())], DbType.AnsiStringFixedLength);
        while (reader.Read())
        {
            var person = PersonHash.Parse(reader.GetString(0));
            if (!found.TryGetValue(person, out var history))
            {
                found.Add(person, history = new PersonHistory());
            }

            var spell = reader.GetInt64(1);
            var members = new SpellMembers(reader.GetInt32(4), reader.GetInt32(5), reader.GetInt32(6), reader.GetInt32(7), reader.GetInt32(8));
            if (reader.IsDBNull(9))
            {
                history.Spells.Add(new StoredSpell(spell, reader.GetInt64(2), reader.GetInt32(3), members));
                spells[spell] = (history, members);
            }
            else
            {
                // A spell that was withdrawn has no current version; its events are needed all the same.
                spells.TryAdd(spell, (history, members));
            }
        }
    }

    private void ReadEvents(long[] these, Dictionary<long, (PersonHistory History, SpellMembers Members)> spells)
    {
        using var reader = Query(
            "SELECT TrajectoryEventKey, SpellKey, MilestoneKey, DateKey, ActorKey, HoursPerWeek, Reason, EndedBy FROM FactTrajectoryEvent WHERE SpellKey IN",
            [.. these.Select(s => (object)s)], DbType.Int64);
        while (reader.Read())
        {
            var spell = reader.GetInt64(1);
            var milestone = _milestones[reader.GetInt32(2)];
            var (history, members) = spells[spell];
            history.Events.Add(new TrajectoryEvent
            {
                Key = reader.GetInt64(0),
                Spell = spell,
                Milestone = milestone,
                Day = DayOf(reader.GetInt32(3)),
                Actor = reader.GetInt32(4),
                Hours = reader.IsDBNull(5) ? null : (int)(reader.GetDecimal(5) * 100),
                Reason = SpellWords.ReasonOf(reader.IsDBNull(6) ? null : reader.GetString(6)),
                End = SpellWords.EndOf(reader.IsDBNull(7) ? null : reader.GetString(7)),
                Members = milestone == Milestone.IncapacityStart ? members : default,
            });
        }
    }

    /// <summary>One of two texts, so that the engine plans each once: the last value fills what is left over.</summary>
    private IDataReader Query(string sql, object[] values, DbType type)
    {
        var parameters = new DynamicParameters();
        var count = values.Length <= Few ? Few : AtOnce;
        for (var i = 0; i < count; i++)
        {
            parameters.Add(FormattableString.Invariant($"v{i}"), values[Math.Min(i, values.Length - 1)], type, size: type == DbType.Int64 ? null : 64);
        }

        return connection.ExecuteReader($"{sql} ({(count == Few ? FewValues : ManyValues)})", parameters);
    }

    private static string FewValues { get; } = Names(Few);

    private static string ManyValues { get; } = Names(AtOnce);

    private static string Names(int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"@v{i}")));

    private long Last(string table, string key) => connection.ExecuteScalar<long>($"SELECT COALESCE(MAX({key}), 0) FROM {table}");

    private static int DayOf(int key) => new DateOnly(key / 10000, key / 100 % 100, key % 100).DayNumber;
}
