using System.Data.Common;
using System.Globalization;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Persons;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Trajectories;

namespace ReIntegrationBI.Warehouse.Loading.Trajectories;

/// <summary>
/// Writes trajectories. Staging parts the lines of the file by person and works out, bucket by bucket, what they change; the transaction only brings
/// that in. So memory is needed for one bucket, and the write lock is held for no longer than the rows take to write.
/// </summary>
internal sealed class TrajectoryWriter(IWarehouseEngine engine, TrajectoryContent content) : IContentWriter, IDisposable
{
    /// <summary>Keys that end which are held before they are staged.</summary>
    private const int AtOnce = 5000;

    private static readonly string[] EventColumns =
    [
        "TrajectoryEventKey", "SpellKey", "MilestoneKey", "DateKey", "ActorKey", "HoursPerWeek", "Reason", "RowNumber", "LoadKey", "LoadedAt", "EndedBy",
        "SupersededBy", "SupersededAt",
    ];

    private static readonly string[] VersionColumns =
    [
        "TrajectoryKey", "SpellKey", "VersionNumber", "Pseudonym", "SchemeKey", "SexKey", "AgeGroupKey", "RegionKey", "DiseaseGroupKey", "StartDateKey",
        .. Milestones.All.Skip(1).SelectMany(m => new[] { $"{m}DateKey", $"{m}Lag" }),
        "EndDateKey", "EndReason", "SpellState", "EventCount", "HandOverCount", "ActorCount", "IsSynthetic", "RowNumber", "LoadKey", "LoadedAt",
        "SupersededBy", "SupersededAt",
    ];

    private readonly TrajectoryResults _results = new();
    private readonly Dictionary<int, object> _dateKeys = [];
    private readonly List<object?[]> _endedEvents = [];
    private readonly List<object?[]> _endedVersions = [];
    private TrajectoryKeys _keys = null!;
    private (long Trajectory, long Spell, long Event) _last;
    private DateOnly _extract;
    private bool _isSynthetic;
    private int _applied, _repeated;
    private decimal _hashTotal;

    /// <inheritdoc/>
    public StagedContent Stage(DbConnection connection, long loadKey, LoadWatch watch)
    {
        _keys = TrajectoryKeys.Read(connection);
        var store = new TrajectoryStore(connection, _keys);
        var rejections = new StagedRejections(engine, connection, loadKey);
        using var reports = new ReportFile();
        var lines = ReadLines(reports, rejections, watch);
        RefuseTheOtherKind(store);
        // A file of another kind is not worth working out.
        rejections.RefuseIfTooMany(content.FileName, lines, content.RejectLimit);

        watch.Enter(LoadStep.Staging);
        _last = store.LastKeys();
        Resolve(connection, loadKey, store, reports, rejections, watch);
        rejections.RefuseIfTooMany(content.FileName, lines, content.RejectLimit);
        rejections.Flush();
        StageEnds(connection, loadKey, atLeast: 1);
        return new StagedContent(
            lines, _applied, _hashTotal, Periods(), rejections.Count, [],
            _repeated == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{_repeated} of {lines} lines say what was known already."));
    }

    /// <inheritdoc/>
    public int Supersede(DbConnection connection, DbTransaction transaction, long loadKey, Slice slice, DateTime now)
    {
        foreach (var end in new[] { EventEnd.Corrected, EventEnd.Withdrawn, EventEnd.Moved })
        {
            connection.Execute(
                """
                UPDATE FactTrajectoryEvent SET EndedBy = @endedBy, SupersededBy = @loadKey, SupersededAt = @now
                WHERE TrajectoryEventKey IN (SELECT TrajectoryEventKey FROM staging.TrajectoryEvent WHERE LoadKey = @loadKey AND EndedBy = @endedBy)
                """,
                new { loadKey, now, endedBy = SpellWords.Of(end) },
                transaction);
        }

        return connection.Execute(
            """
            UPDATE FactTrajectory SET SupersededBy = @loadKey, SupersededAt = @now
            WHERE TrajectoryKey IN (SELECT TrajectoryKey FROM staging.TrajectoryVersion WHERE LoadKey = @loadKey)
            """,
            new { loadKey, now },
            transaction);
    }

    /// <inheritdoc/>
    public int Insert(DbConnection connection, DbTransaction transaction, long loadKey, DateTime now, LoadWatch watch)
    {
        // What is the same in a million rows is one object: an engine that sees it again need not write it down again.
        object load = loadKey, at = now;
        engine.BulkInsert(connection, transaction, "FactTrajectory", VersionColumns, watch.Rows(_results.Versions.All()).Select(v => Row(v.Key, v.Person, v.Version, load, at)));
        engine.BulkInsert(connection, transaction, "FactTrajectoryEvent", EventColumns, watch.Rows(_results.Events.All()).Select(e => Row(e, load, at)));
        connection.Execute(
            "INSERT INTO FactTrajectoryExtract (LoadKey, ExtractDateKey, IsSynthetic, LoadedAt) VALUES (@loadKey, @day, @isSynthetic, @now)",
            new { loadKey, day = (int)DateKey(_extract.DayNumber), isSynthetic = _isSynthetic, now },
            transaction);
        watch.Check();
        StagedRejections.Journal(connection, transaction, loadKey);
        return _applied;
    }

    /// <inheritdoc/>
    public void Dispose() => _results.Dispose();

    /// <summary>Parts the lines by person.</summary>
    /// <returns>Lines of the file.</returns>
    private int ReadLines(ReportFile reports, StagedRejections rejections, LoadWatch watch)
    {
        using var lines = content.Open((line, problem) =>
        {
            watch.Row();
            rejections.Add(line, problem);
        });
        var latest = DateOnly.MinValue;
        while (lines.Read(out var line))
        {
            watch.Row();
            latest = line.Day > latest ? line.Day : latest;
            reports.Add(line.Person, _keys.Report(line));
        }

        (_extract, _isSynthetic) = (lines.ExtractDay ?? latest, lines.IsSynthetic);
        return lines.Count;
    }

    private void RefuseTheOtherKind(TrajectoryStore store)
    {
        if (store.Holds(!_isSynthetic))
        {
            var (these, others) = _isSynthetic ? ("made-up", "real") : ("real", "made-up");
            throw new InputRefusedException(new InputProblem
            {
                Code = "synthetic-beside-real",
                File = content.FileName,
                Message = $"the file holds {these} trajectories, and {others} ones stand in the warehouse: side by side neither could be told apart in a figure",
                Found = _isSynthetic ? "synthetic=yes" : "no column 'synthetic'",
                Expected = $"{others} trajectories",
                Remedy = $"Load {these} trajectories into a warehouse of their own (another DataFolder or ConnectionStrings__Warehouse).",
            });
        }
    }

    private void Resolve(
        DbConnection connection, long loadKey, TrajectoryStore store, ReportFile reports, StagedRejections rejections, LoadWatch watch)
    {
        var isEmpty = _last.Spell == 0;
        var resolver = new SpellResolver(content.Rules, _keys.Worker, _extract.DayNumber, _last.Spell);
        var change = new PersonChange();
        var lines = new List<(PersonHash Person, TrajectoryReport Report)>();
        var ofPerson = new List<TrajectoryReport>();
        for (var bucket = 0; bucket < ReportFile.Buckets; bucket++)
        {
            watch.Check();
            reports.Read(bucket, lines);
            var known = isEmpty ? [] : store.Read([.. lines.Select(l => l.Person).Distinct()]);
            for (var i = 0; i < lines.Count;)
            {
                var person = lines[i].Person;
                ofPerson.Clear();
                for (; i < lines.Count && lines[i].Person == person; i++)
                {
                    watch.Row();
                    ofPerson.Add(lines[i].Report);
                }

                resolver.Resolve(known.GetValueOrDefault(person), ofPerson, change);
                Keep(person, change, loadKey, rejections);
            }

            StageEnds(connection, loadKey, AtOnce);
        }
    }

    private void Keep(PersonHash person, PersonChange change, long loadKey, StagedRejections rejections)
    {
        _applied += change.Applied;
        _repeated += change.Repeated;
        foreach (var (line, why) in change.Rejected)
        {
            rejections.Add(line, Problem(line, why));
        }

        foreach (var e in change.Added)
        {
            _hashTotal += e.End == EventEnd.Stands ? (int)DateKey(e.Day) : 0;
            DateKey(e.Day);
            _results.Events.Add(e with { Key = ++_last.Event });
        }

        foreach (var version in change.Versions)
        {
            var snapshot = version.Snapshot.With(_keys.Whole(version.Snapshot.Members));
            _results.Versions.Add((++_last.Trajectory, person, version with { Snapshot = snapshot }));
        }

        foreach (var e in change.Ended)
        {
            _endedEvents.Add([loadKey, e.Key, SpellWords.Of(e.End)]);
        }

        foreach (var key in change.Superseded)
        {
            _endedVersions.Add([loadKey, key]);
        }
    }

    private void StageEnds(DbConnection connection, long loadKey, int atLeast)
    {
        if (_endedEvents.Count >= atLeast)
        {
            engine.BulkInsert(connection, null, "staging.TrajectoryEvent", ["LoadKey", "TrajectoryEventKey", "EndedBy"], _endedEvents);
            _endedEvents.Clear();
        }

        if (_endedVersions.Count >= atLeast)
        {
            engine.BulkInsert(connection, null, "staging.TrajectoryVersion", ["LoadKey", "TrajectoryKey"], _endedVersions);
            _endedVersions.Clear();
        }
    }

    private object?[] Row(TrajectoryEvent e, object load, object at)
    {
        var stands = e.End == EventEnd.Stands;
        return
        [
            e.Key, e.Spell, _keys.Of(e.Milestone), DateKey(e.Day), e.Actor, e.Hours is { } hours ? hours / 100m : null, SpellWords.Of(e.Reason), e.Line, load, at, SpellWords.Of(e.End),
            stands ? null : load, stands ? null : at,
        ];
    }

    private object?[] Row(long key, PersonHash person, SpellVersion version, object load, object at)
    {
        var spell = version.Snapshot;
        var row = new object?[VersionColumns.Length];
        object?[] first =
        [
            key, version.Spell, version.Version, person.ToString(), spell.Members.Scheme, spell.Members.Sex, spell.Members.AgeGroup, spell.Members.Region,
            spell.Members.DiseaseGroup, DateKey(spell.Start),
        ];
        first.CopyTo(row, 0);
        var next = first.Length;
        foreach (var milestone in Milestones.All.Skip(1))
        {
            row[next++] = MaybeDateKey(spell.FirstDay(milestone));
            row[next++] = spell.Lag(milestone);
        }

        object?[] last =
        [
            MaybeDateKey(spell.End), SpellWords.Of(spell.Reason), SpellWords.Of(spell.State), spell.Events, spell.HandOvers, spell.Actors, _isSynthetic, version.Line,
            load, at, version.IsCurrent ? null : load, version.IsCurrent ? null : at,
        ];
        last.CopyTo(row, next);
        return row;
    }

    private object? MaybeDateKey(int day) => day == SpellSnapshot.NotReached ? null : DateKey(day);

    /// <summary>The key of a day; the days that were asked for are those that the load needs.</summary>
    private object DateKey(int day)
    {
        if (!_dateKeys.TryGetValue(day, out var key))
        {
            var date = DateOnly.FromDayNumber(day);
            key = (date.Year * 10000) + (date.Month * 100) + date.Day;
            _dateKeys.Add(day, key);
        }

        return key;
    }

    private List<Period> Periods()
    {
        DateKey(_extract.DayNumber);
        return [.. _dateKeys.Keys.Select(day => Period.Parse(DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))];
    }

    private InputProblem Problem(int line, RuleBreak why) => new()
    {
        Code = why.Code,
        File = content.FileName,
        Cell = string.Create(CultureInfo.InvariantCulture, $"line {line}"),
        Message = why.Message,
        Found = why.Found,
        Expected = why.Expected,
        Remedy = why.Remedy + ".",
    };
}
