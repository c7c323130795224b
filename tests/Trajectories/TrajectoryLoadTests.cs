using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Persons;
using System.Globalization;

namespace ReIntegrationBI.Tests.Trajectories;

/// <summary>Trajectory files change exactly the spells that they tell of, and what stood before can still be read.</summary>
public abstract class TrajectoryLoadTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private const int Persons = 60;

    private readonly TrajectoryInstallation<TEngine> _installation = new();

    public void Dispose() => _installation.Dispose();

    [EngineFact]
    public void A_file_becomes_one_row_a_spell_with_its_milestones()
    {
        var outcome = _installation.Load(
            """
            pseudonym,event,date,actor,detail
            ,extract,2025-12-31,,
            a,plan,2025-03-01,vdab,
            a,incapacity_start,2025-01-01,mutuality,"scheme=general; sex=F; age_group=40-44; region=Flanders; disease_group=burnout"
            a,partial_resumption,2025-04-01,employer,hours=19.5
            a,closure,2025-06-01,mutuality,reason=work
            b,incapacity_start,2025-02-01,mutuality,

            """);

        Assert.True(outcome.State == LoadState.Succeeded, outcome.Reason);
        Assert.Equal((5, 0, 0), (outcome.Loaded, outcome.Rejected, outcome.Superseded));
        var pseudonyms = new Pseudonyms(TrajectoryInstallation<TEngine>.Key);
        Assert.Equal(
            new[] { ("a", "'general' | 'F' | '40-44' | 'Flanders' | 'burnout' | 20250101 | 20250301 | 59 | 20250401 | 90 | 20250601 | 151 | 20250601 | 'work' | 'closed' | 4 | 3 | 3"),
                ("b", "'unstated' | 'T' | 'all' | 'Belgium' | 'all' | 20250201 | ∅ | ∅ | ∅ | ∅ | ∅ | ∅ | ∅ | ∅ | 'incapacitated' | 1 | 0 | 1") }
                .Select(p => $"'{pseudonyms.Of("trajectories", p.Item1)}' | {p.Item2}").Order(StringComparer.Ordinal),
            _installation.Rows(
                """
                SELECT t.Pseudonym, sc.Code, sx.Code, a.Code, r.Code, d.Code, t.StartDateKey, t.PlanDateKey, t.PlanLag, t.PartialResumptionDateKey, t.PartialResumptionLag,
                    t.ClosureDateKey, t.ClosureLag, t.EndDateKey, t.EndReason, t.SpellState, t.EventCount, t.HandOverCount, t.ActorCount
                FROM FactTrajectory t JOIN DimScheme sc ON sc.SchemeKey = t.SchemeKey JOIN DimSex sx ON sx.SexKey = t.SexKey JOIN DimAgeGroup a ON a.AgeGroupKey = t.AgeGroupKey
                JOIN DimRegion r ON r.RegionKey = t.RegionKey JOIN DimDiseaseGroup d ON d.DiseaseGroupKey = t.DiseaseGroupKey
                ORDER BY t.Pseudonym
                """));
        Assert.Equal(["20251231 | 0"], _installation.Rows("SELECT ExtractDateKey, IsSynthetic FROM FactTrajectoryExtract"));
        Assert.Equal(
            ["'closure' | ∅ | 'work' | 6", "'partial_resumption' | 19.5 | ∅ | 5", "'plan' | ∅ | ∅ | 3"],
            _installation.Rows(
                """
                SELECT m.Code, e.HoursPerWeek, e.Reason, e.RowNumber FROM FactTrajectoryEvent e JOIN DimMilestone m ON m.MilestoneKey = e.MilestoneKey
                WHERE m.Code <> 'incapacity_start' ORDER BY m.Code
                """));
    }

    [EngineFact]
    public void The_same_file_again_is_a_no_op_and_by_force_changes_nothing()
    {
        var text = MadeEventFile.Csv(Persons, seed: 1);
        _installation.Load(text);
        var before = WarehouseDump.Content(_installation.Database);

        Assert.Equal(LoadState.NoOp, _installation.Load(text, "renamed.trajectories.csv").State);
        Assert.Equal(before, WarehouseDump.Content(_installation.Database));
        var current = _installation.Rows(TrajectoryInstallation<TEngine>.Current);
        var forced = _installation.Load(text, force: true);
        Assert.Equal((LoadState.Succeeded, 0, 0), (forced.State, forced.Loaded, forced.Superseded));
        Assert.Contains("say what was known already", forced.Reason, StringComparison.Ordinal);
        Assert.Equal(current, _installation.Rows(TrajectoryInstallation<TEngine>.Current));
    }

    [EngineFact]
    public void Late_and_corrected_events_change_exactly_the_spells_concerned_and_as_of_gives_what_was_before()
    {
        var first = MadeEventFile.Csv(Persons, seed: 2);
        _installation.Load(first);
        var pseudonyms = new Pseudonyms(TrajectoryInstallation<TEngine>.Key);
        foreach (var seed in new[] { 3, 4, 5 })
        {
            var random = new Random(seed);
            var before = _installation.Rows(TrajectoryInstallation<TEngine>.Current);
            var then = Moment();
            var starts = first.Split('\n').Skip(1).Select(l => l.Split(',')).Where(l => l.Length > 1 && l[1] == "incapacity_start").ToList();
            var touched = starts.Where(_ => random.Next(6) == 0).ToList();
            var lines = touched.Select((s, i) => (i % 2) == 0
                ? $"{s[0]},vdab_registration,{Day(s[2], 20 + seed)},vdab,"
                : $"{s[0]},training_start,{Day(s[2], 50 + seed)},employer,");

            var outcome = _installation.Load($"{MadeEventFile.Header}\n{string.Join('\n', lines)}\n");

            Assert.Equal((LoadState.Succeeded, touched.Count, touched.Count), (outcome.State, outcome.Loaded, outcome.Superseded));
            var after = _installation.Rows(TrajectoryInstallation<TEngine>.Current);
            var changed = touched.Select(s => $"'{pseudonyms.Of("trajectories", s[0])}'").ToHashSet();
            Assert.Equal(Others(before, changed), Others(after, changed));
            Assert.Equal(changed.Order(StringComparer.Ordinal), after.Except(before).Select(Person).Order(StringComparer.Ordinal));
            Assert.Equal(before.Select(Unmarked), _installation.Rows($"SELECT * FROM FactTrajectory WHERE LoadedAt <= '{then}' AND (SupersededAt IS NULL OR SupersededAt > '{then}') ORDER BY Pseudonym, StartDateKey").Select(Unmarked));
        }
    }

    [EngineFact]
    public void A_correction_ends_the_event_that_it_corrects_and_an_older_file_does_not_bring_it_back()
    {
        const string first = MadeEventFile.Header + "\na,incapacity_start,2025-01-01,mutuality,\na,plan,2025-03-01,vdab,\na,first_contact,2025-02-01,vdab,\n";
        _installation.Load(first);
        var outcome = _installation.Load(MadeEventFile.Header + "\na,plan,2025-04-01,vdab,corrects=2025-03-01\na,first_contact,2025-02-01,vdab,withdraw=yes\n");

        Assert.Equal((LoadState.Succeeded, 2, 1), (outcome.State, outcome.Loaded, outcome.Superseded));
        var ended = outcome.LoadKey.ToString(CultureInfo.InvariantCulture);
        string[] expected = ["20250101 | ∅ | ∅", $"20250201 | 'withdrawn' | {ended}", $"20250301 | 'corrected' | {ended}", "20250401 | ∅ | ∅"];
        const string events = "SELECT DateKey, EndedBy, SupersededBy FROM FactTrajectoryEvent ORDER BY DateKey";
        Assert.Equal(expected, _installation.Rows(events));
        Assert.Equal(0, _installation.Load(first, force: true).Loaded);
        Assert.Equal(expected, _installation.Rows(events));
        Assert.Equal(["2 | 20250401 | 90 | ∅"], _installation.Rows("SELECT VersionNumber, PlanDateKey, PlanLag, FirstContactDateKey FROM FactTrajectory WHERE SupersededAt IS NULL"));
    }

    [EngineFact]
    public void A_spell_that_was_withdrawn_stays_away()
    {
        const string first = MadeEventFile.Header + "\na,incapacity_start,2025-01-01,mutuality,\n";
        _installation.Load(first);
        _installation.Load(MadeEventFile.Header + "\na,incapacity_start,2025-01-01,mutuality,withdraw=yes\nb,incapacity_start,2025-01-01,vdab,\nb,incapacity_start,2025-01-01,vdab,withdraw=yes\n");
        _installation.Load(first + "b,incapacity_start,2025-01-01,vdab,\n");

        Assert.Empty(_installation.Rows(TrajectoryInstallation<TEngine>.Current));
        Assert.Equal(2, _installation.Number("SELECT COUNT(*) FROM FactTrajectory"));
    }

    [EngineFact]
    public void Real_and_made_up_trajectories_never_stand_side_by_side()
    {
        const string real = MadeEventFile.Header + "\na,incapacity_start,2025-01-01,mutuality,\n";
        const string madeUp = MadeEventFile.Header + ",synthetic\n,extract,2025-12-31,,,\nb,incapacity_start,2025-01-01,mutuality,,yes\n";
        Assert.Equal("synthetic-mixed", Assert.Single(_installation.Load(madeUp).Problems).Code);
        _installation.Load(real);
        MustRefuse("synthetic-beside-real", madeUp.Replace("12-31,,,", "12-31,,,yes", StringComparison.Ordinal));

        using var other = new TrajectoryInstallation<TEngine>();
        Assert.Equal(LoadState.Succeeded, other.Load(madeUp.Replace("12-31,,,", "12-31,,,yes", StringComparison.Ordinal)).State);
        Assert.Equal(["1"], other.Rows("SELECT IsSynthetic FROM FactTrajectory"));
        Assert.Equal("synthetic-beside-real", Assert.Single(other.Load(real).Problems).Code);
    }

    [EngineFact]
    public void Up_to_the_limit_lines_are_left_out_and_above_it_the_file()
    {
        var text = MadeEventFile.Csv(Persons, seed: 6);
        var lines = text.Count(c => c == '\n');
        var broken = text + "p1,nonsense,2024-01-01,vdab,\np2,plan,2019-01-01,vdab,\nnobody,plan,2024-01-01,vdab,\n";
        var refused = _installation.Load(broken, limit: 2m / lines);

        Assert.Equal((LoadState.Refused, "too-many-rejected"), (refused.State, refused.Problems[0].Code));
        Assert.Equal([null, .. Enumerable.Range(lines + 1, 3).Select(n => $"line {n}")], refused.Problems.Select(p => p.Cell));
        Assert.Equal(0, _installation.Number("SELECT COUNT(*) FROM FactTrajectory"));
        Assert.Equal(0, _installation.Number("SELECT COUNT(*) FROM staging.TrajectoryRejection"));

        var loaded = _installation.Load(broken, limit: 0.05m);
        Assert.Equal((LoadState.Succeeded, lines - 1, 3), (loaded.State, loaded.Loaded, loaded.Rejected));
        var rejected = _installation.Parts.Journal.RejectionsOf(loaded.LoadKey);
        Assert.Equal(["unknown-event", "before-start", "before-start"], rejected.Select(r => r.Reason.Split(':')[0]));
        Assert.Equal(Enumerable.Range(lines + 1, 3).Select(n => $"line {n}"), rejected.Select(r => r.Cell));
        Assert.Equal(0, _installation.Number("SELECT COUNT(*) FROM staging.TrajectoryRejection"));
    }

    [EngineFact]
    public void Without_a_key_nothing_comes_in_and_no_identifier_is_ever_kept()
    {
        var path = Path.Combine(_installation.Folder, "p.trajectories.csv");
        File.WriteAllText(path, MadeEventFile.Header + "\nsomebody-we-know,incapacity_start,2025-01-01,mutuality,\nsomebody-we-know,nonsense,2025-01-01,mutuality,\n");
        var refused = _installation.Run(key: null, "load", path);
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("no-pseudonym-key", refused.Messages, StringComparison.Ordinal);

        var outcome = _installation.LoadFile(path, limit: 1);
        Assert.Equal((1, 1), (outcome.Loaded, outcome.Rejected));
        Assert.ThrowsAny<FileNotFoundException>(() => new FileLoads(_installation.Parts).Rerun(_installation.Parts.Journal.Find(outcome.LoadKey)!, 0.01m));
        using var connection = _installation.Database.Engine.Open();
        Assert.DoesNotContain(WarehouseDump.Tables(connection, _installation.Database.Tables(connection)), line => line.Contains("somebody", StringComparison.Ordinal));
        Assert.DoesNotContain(
            Directory.GetFiles(_installation.Folder, "*", SearchOption.AllDirectories).Where(f => f != path && Path.GetExtension(f) is not (".db" or ".lock" or ".db-wal" or ".db-shm")),
            f => File.ReadAllText(f).Contains("somebody", StringComparison.Ordinal));
    }

    [EngineFact]
    public void Broken_files_are_refused_with_place_and_reason_and_change_nothing()
    {
        _installation.Load(MadeEventFile.Csv(5, seed: 7));
        const string good = "a,incapacity_start,2025-01-01,mutuality,\n";
        MustRefuse("empty-file", "");
        MustRefuse("no-events", MadeEventFile.Header + "\n");
        MustRefuse("not-a-csv", "<!DOCTYPE html><html><body>Sign in</body></html>");
        MustRefuse("not-a-csv", "PK\u0003\u0004 a workbook");
        MustRefuse("missing-column", "pseudonym,event,date,actor\na,plan,2025-01-01,vdab\n", "line 1");
        MustRefuse("unknown-column", "pseudonym,event,date,actor,details\n", "line 1");
        MustRefuse("column-twice", MadeEventFile.Header + ",event\n", "line 1");
        MustRefuse("broken-quote", $"{MadeEventFile.Header}\n{good}a,plan,2025-02-01,vdab,\"never closed\n{good}");
        MustRefuse("wrong-encoding", Latin1($"{MadeEventFile.Header}\n{good}é,incapacity_start,2025-01-01,mutuality,\n"), "line 3");
        MustRefuse("synthetic-mixed", MadeEventFile.Header + ",synthetic\na,incapacity_start,2025-01-01,mutuality,,yes\nb,incapacity_start,2025-01-01,mutuality,,\n", "line 3");
        MustRefuse("synthetic-mixed", MadeEventFile.Header + ",synthetic\na,incapacity_start,2025-01-01,mutuality,,perhaps\n", "line 2");
        MustRefuse("wrong-extract", $"{MadeEventFile.Header}\n,extract,2027-01-01,,\n{good}", "line 2");
        MustRefuse("wrong-extract", $"{MadeEventFile.Header}\na,extract,2026-01-01,,\n{good}", "line 2");
        MustRefuse("extract-twice", $"{MadeEventFile.Header}\n,extract,2026-01-01,,\n{good},extract,2026-01-02,,\n", "line 4");
        MustRefuse("too-many-rejected", $"{MadeEventFile.Header}\n{good}a,plan,2025-02-30,vdab,\n");
        MustRefuse("broken-quote", $"{MadeEventFile.Header}\n{good}\"{new string('x', 500_000)}\n");
    }

    private void MustRefuse(string code, string text, string? cell = null) => MustRefuse(code, System.Text.Encoding.UTF8.GetBytes(text), cell);

    private void MustRefuse(string code, byte[] bytes, string? cell = null)
    {
        var before = WarehouseDump.Content(_installation.Database);
        var path = Path.Combine(_installation.Folder, "broken.trajectories.csv");
        File.WriteAllBytes(path, bytes);
        var outcome = _installation.LoadFile(path);

        Assert.True(outcome.State == LoadState.Refused, $"{code}: {outcome.State} {outcome.Reason}");
        Assert.Equal(code, outcome.Problems[0].Code);
        Assert.Equal("broken.trajectories.csv", outcome.Problems[0].File);
        Assert.True(cell is null || outcome.Problems[0].Cell == cell, $"{code}: {outcome.Problems[0]}");
        Assert.Equal(before, WarehouseDump.Content(_installation.Database));
    }

    private static byte[] Latin1(string text) => System.Text.Encoding.Latin1.GetBytes(text);

    private string Moment() => _installation.Clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string Day(string day, int later) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(later).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Others(IEnumerable<string> rows, HashSet<string> persons) => rows.Where(r => !persons.Contains(Person(r)));

    private static string Person(string row) => row.Split(" | ")[3];

    /// <summary>A row without the columns that say by which load it was superseded later.</summary>
    private static string Unmarked(string row) => string.Join(" | ", row.Split(" | ")[..^2]);
}

public sealed class TrajectoryLoadTestsOnSqlite : TrajectoryLoadTests<SqliteTestEngine>;

public sealed class TrajectoryLoadTestsOnSqlServer : TrajectoryLoadTests<SqlServerTestEngine>;
