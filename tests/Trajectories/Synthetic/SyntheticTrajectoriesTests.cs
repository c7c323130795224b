using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ReIntegrationBI.Etl.Synthetic;
using ReIntegrationBI.Etl.Synthetic.Trajectories;
using ReIntegrationBI.Tests.Commands;
using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Tests.Trajectories.Synthetic;

public class SyntheticTrajectoriesTests
{
    private static readonly string ModelFile = Path.Combine(AppContext.BaseDirectory, "Synthetic", "Trajectories", "trajectory-model.yaml");

    [Fact]
    public void Same_seed_makes_the_same_bytes_on_every_machine_and_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Turkish letters, commas for decimals, a calendar of its own: nothing of it may reach the file or the reading of the model.
            foreach (var culture in new[] { "tr-TR", "nl-BE", "ar-SA" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(HashOfSeed1, Hash(MadeTrajectories.First(5000, 1, 0.005m).Text));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.NotEqual(HashOfSeed1, Hash(MadeTrajectories.First(5000, 2, 0.005m).Text));
    }

    [Theory]
    [InlineData(2000, 0)]
    [InlineData(2000, 0.005)]
    [InlineData(2001, 0.1)]
    [InlineData(2000, 0.5)]
    public void Share_of_dirty_lines_is_exact_and_every_line_says_it_is_synthetic(int rows, double share)
    {
        var made = MadeTrajectories.First(rows, 3, (decimal)share);
        Assert.Equal(made.Rows.Count, made.Counts.Rows);
        Assert.InRange(made.Counts.Rows, rows, rows + 60);
        Assert.Equal((long)(made.Counts.Rows * (decimal)share), made.Counts.Dirty);
        Assert.All(made.Rows, r => Assert.Equal("yes", r.Synthetic));
        Assert.Equal(("", "extract", "2025-12-31", ""), (made.Rows[0].Pseudonym, made.Rows[0].Event, made.Rows[0].Date, made.Rows[0].Actor));
    }

    [Fact]
    public void Dirty_lines_are_the_clean_file_and_one_of_every_kind_as_often()
    {
        var dirty = MadeTrajectories.First(8000, 4, 0.05m);
        var clean = MadeTrajectories.First(8000, 4);
        var rest = dirty.Rows.ToList();
        var persons = rest.Where(r => r.Event == "incapacity_start").Select(r => r.Pseudonym).ToHashSet();
        foreach (var row in clean.Rows.Where(r => r.Pseudonym.Length == 0 || persons.Contains(r.Pseudonym)))
        {
            Assert.True(rest.Remove(row), $"{row} is missing.");
        }

        Assert.Equal(dirty.Counts.Dirty, rest.Count);
        Func<MadeTrajectories.Row, bool>[] kinds =
        [
            r => r.Event == "medical_checkup", r => r.Date.Length == 0, r => r.Date == "2023-02-30", r => string.CompareOrdinal(r.Date, "2025-12-31") > 0,
            r => r.Actor == "neighbour", r => r.Said("mood") is not null, r => r.Said("disease_group") == "homesickness", r => r.Said("hours") == "60",
            r => r is { Event: "closure", Detail: "" }, r => r.Pseudonym.Length == 0, r => r.Event == "training_start" && r.Said("corrects") is not null,
            r => r.Said("withdraw") == "yes", r => r.Event == "relapse", r => r.Event == "authorised_activity", r => r.Event == "trajectory_request",
            r => r.Event == "full_resumption", r => r.Event == "incapacity_start" && r.Said("scheme") is not null,
            r => r.Event == "incapacity_start" && r.Said("corrects") is not null,
        ];
        Assert.All(kinds, (kind, i) => Assert.True(rest.Count(kind) is >= 15 and <= 45, $"kind {i}: {rest.Count(kind)}"));
    }

    [Fact]
    public void Every_person_is_whole_and_the_same_in_a_longer_file()
    {
        var (few, many) = (MadeTrajectories.First(3000), MadeTrajectories.First(6000));
        var longer = many.Rows.Skip(1).GroupBy(r => r.Pseudonym).ToDictionary(p => p.Key, p => p.ToList());
        var persons = few.Rows.Skip(1).GroupBy(r => r.Pseudonym).ToList();
        Assert.Equal(few.Counts.Persons, persons.Count);
        Assert.All(persons, p => Assert.Equal(longer[p.Key], p));

        // Lines of persons stand mixed, each person's in the order of days.
        Assert.True(few.Rows.Zip(few.Rows.Skip(1)).Count(p => p.First.Pseudonym != p.Second.Pseudonym) > 2500);
        Assert.All(persons, p => Assert.Equal(p.Select(r => r.Day).Order(), p.Select(r => r.Day)));
    }

    [Fact]
    public void Durations_follow_the_model_and_long_spells_the_published_mix()
    {
        var text = File.ReadAllText(ModelFile);
        var factors = Regex.Matches(text, "^  \"?([^\":]+)\"?: \\{ weight: [0-9.]+, factor: ([0-9.]+)", RegexOptions.Multiline)
            .ToDictionary(m => m.Groups[1].Value, m => double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture));
        var curves = Regex.Matches(text, "^  ([a-z_]+): \\{ weight: [0-9.]+, median: ([0-9.]+), shape: ([0-9.]+)", RegexOptions.Multiline).ToDictionary(
            m => m.Groups[1].Value,
            m => (Median: double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture), Shape: double.Parse(m.Groups[3].Value, CultureInfo.InvariantCulture)));
        var spells = Spells(MadeTrajectories.First(60_000)).ToList();
        var tested = 0;
        foreach (var group in spells.Where(s => s.Group is not null && s.Age is not null && s.Scheme is not null).GroupBy(s => s.Group!).Where(g => g.Count() > 400))
        {
            // All ages and schemes are brought to that of the reference, as the model says they differ.
            var median = Median(group.Select(s => ((s.Days - 0.5) / (factors[s.Age!] * factors[s.Scheme!]), s.Returned)));

            // The median of n from a Weibull distribution strays by 1 / (ln 2 · shape · √n) of itself; three times that, and some for the censored.
            var (expected, shape) = curves[group.Key];
            var stray = 0.03 + (3 / (Math.Log(2) * shape * Math.Sqrt(group.Count())));
            Assert.True(Math.Abs((median / expected) - 1) < stray, $"{group.Key}: {median:F0} in place of {expected:F0}");
            tested++;
        }

        Assert.True(tested >= 8, $"Only {tested} groups are large enough.");
        var lasting = spells.Where(s => s.Days > 365).ToList();
        double Share(params string[] groups) => 100.0 * lasting.Count(s => groups.Contains(s.Group)) / lasting.Count;
        Assert.InRange(Share("mental", "depression", "burnout"), 34, 42);
        Assert.InRange(Share("musculoskeletal"), 28, 36);
        Assert.InRange(Share("neoplasms"), 3.5, 7);
        Assert.InRange(spells.Count(s => !s.Returned && s.IsOpen) / (double)spells.Count, 0.03, 0.2);
        Assert.InRange(Median(spells.Select(s => (s.Days, s.Returned))), 35, 100);
    }

    [Fact]
    public void Second_file_corrects_and_withdraws_what_the_first_told()
    {
        var first = MadeTrajectories.First(10_000, 5);
        var late = MadeTrajectories.Late(1000, 10_000, 5);
        Assert.Equal((1001, 1001, 0), (late.Rows.Count, late.Counts.Rows, late.Counts.Dirty));
        var told = first.Rows.Select(r => (r.Pseudonym, r.Event, r.Date, r.Actor)).ToHashSet();
        var persons = first.Rows.Select(r => r.Pseudonym).ToHashSet();
        var (events, corrections, withdrawals) = (0, 0, 0);
        foreach (var row in late.Rows.Skip(1))
        {
            Assert.Contains(row.Pseudonym, persons);
            var (corrected, isWithdrawn) = (row.Said("corrects"), row.Said("withdraw") == "yes");
            Assert.Equal(corrected is not null || isWithdrawn, told.Contains((row.Pseudonym, row.Event, corrected ?? row.Date, row.Actor)));
            (events, corrections, withdrawals) =
                (events + (corrected is null && !isWithdrawn ? 1 : 0), corrections + (corrected is null ? 0 : 1), withdrawals + (isWithdrawn ? 1 : 0));
        }

        Assert.All(new[] { events, corrections, withdrawals }, n => Assert.True(n > 100, $"{events}, {corrections}, {withdrawals}"));
        Assert.Equal(10, MadeTrajectories.Late(2000, 10_000, 5, 0.005m).Counts.Dirty);
        Assert.Contains("Ask for fewer", Assert.Throws<SyntheticException>(() => MadeTrajectories.Late(100_000, 10_000)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  F: 60", "  X: 60", "'X' is no code of the list")]
    [InlineData("region: 0.01", "region: 1.5", "unstated, region: 1.5 cannot be; expected 0 to 1")]
    [InlineData("region: 0.01", "town: 0.01", "there is no 'town'")]
    [InlineData("region: 0.01, ", "", "unstated, region: a number is missing")]
    [InlineData("start_years: 5", "", "start_years: a number is missing")]
    [InlineData("start_years: 5", "begin_years: 5", "line ")]
    [InlineData("shape: 0.45, partial", "partial", "shape: a number is missing")]
    [InlineData("  F: 60", "  F: -60", "F: -60 cannot be")]
    public void A_model_that_cannot_be_is_refused_with_the_place(string text, string by, string expected)
    {
        using var folder = new TempFolder();
        var model = File.ReadAllText(ModelFile);
        Assert.Contains(text, model, StringComparison.Ordinal);
        var path = folder.Write("trajectory-model.yaml", model.Replace(text, by, StringComparison.Ordinal));
        var order = new TrajectoryOrder(10, 1, TrajectoryOrder.DefaultUntil, 0);
        Assert.Contains(expected, Assert.Throws<SyntheticException>(() => new SyntheticTrajectories(CodeListCatalog.Load(), order, path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void However_many_lines_little_memory_is_needed()
    {
        // The whole heap is held to 24 MB; the file alone is larger.
        using var folder = new TempFolder();
        var run = CommandRun.In(folder, new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = "0x1800000" }, "sample", "trajectories", "--rows", "300000");
        Assert.True(run.Code == 0, run.Messages);
        Assert.True(run.Output.Length > 0x1800000);
        Assert.Contains("1500 lines that a load must reject", run.Messages, StringComparison.Ordinal);
        Assert.Contains("made up", run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 lines cannot be made up", "--rows", "1")]
    [InlineData("--until '31/12/2025' is no day", "--rows", "10", "--until", "31/12/2025")]
    [InlineData("--dirty 'much' is no share", "--rows", "10", "--dirty", "much")]
    [InlineData("A share of 0.6 cannot be dirty", "--rows", "10", "--dirty", "60%")]
    [InlineData("has persons for 1 to", "--rows", "10", "--late", "0")]
    public void Orders_that_cannot_be_made_are_refused_with_the_reason(string reason, params string[] arguments)
    {
        using var folder = new TempFolder();
        var run = CommandRun.In(folder, ["sample", "trajectories", .. arguments]);
        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains(reason, run.Messages, StringComparison.Ordinal);
    }

    private const string HashOfSeed1 = "0651d09c0cd582dcfa1ef192b26f1aa1a2e3e13a9e9c860ec5ba0e77ef99af76";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Spells until their first full resumption, closure or the last day told.</summary>
    private static IEnumerable<(string? Group, string? Age, string? Scheme, double Days, bool Returned, bool IsOpen)> Spells(MadeTrajectories made)
    {
        foreach (var person in made.Rows.Skip(1).GroupBy(r => r.Pseudonym))
        {
            var events = person.ToList();
            foreach (var start in events.Where(e => e.Event == "incapacity_start"))
            {
                var end = events.SkipWhile(e => e != start).FirstOrDefault(e => e.Event is "full_resumption" or "closure");
                var days = (end?.Day ?? TrajectoryOrder.DefaultUntil.AddDays(1)).DayNumber - start.Day.DayNumber;
                yield return (start.Said("disease_group"), start.Said("age_group"), start.Said("scheme"), days, end?.Event == "full_resumption", end is null);
            }
        }
    }

    /// <summary>The time by which half have returned, of those still away counted as such (Kaplan-Meier).</summary>
    private static double Median(IEnumerable<(double Days, bool Returned)> spells)
    {
        var all = spells.OrderBy(s => s.Days).ToList();
        var away = 1.0;
        for (var i = 0; i < all.Count; i++)
        {
            away *= all[i].Returned ? 1 - (1.0 / (all.Count - i)) : 1;
            if (away <= 0.5)
            {
                return all[i].Days;
            }
        }

        return double.PositiveInfinity;
    }
}
