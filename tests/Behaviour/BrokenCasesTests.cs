using ReIntegrationBI.Tests.Cases;
using ReIntegrationBI.Tests.Engines;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>A broken case workbook is refused by the real command: exit code 3, a message with the place, and not one row changed.</summary>
public abstract class BrokenCasesTests<TEngine>(LazyFixture<CaseInstallation<TEngine>> fixture) : IClassFixture<LazyFixture<CaseInstallation<TEngine>>>
    where TEngine : ITestEngine, new()
{
    /// <summary>All in one run of the command, each from a folder of its own: starting the program takes longer than refusing.</summary>
    [EngineFact]
    public void Broken_case_workbooks_are_refused_with_their_place_and_change_nothing()
    {
        var installation = fixture.Value;
        using var folder = new TempFolder();
        var inputs = BrokenCases.All.Select((b, i) => (b.Key, b.Value, Path: Make(folder, i, b.Value))).ToList();
        var lastLoad = installation.Parts.Journal.Latest(1).Single().LoadKey;

        var run = installation.Run(["load", .. inputs.Select(i => i.Path)]);

        Assert.True(run.ExitCode == 3, run.Messages);
        Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
        Assert.Equal(installation.Before, WarehouseDump.Content(installation.Database));
        var journal = installation.Parts.Journal.Latest(1000).Where(l => l.LoadKey > lastLoad).OrderBy(l => l.LoadKey).ToList();
        Assert.Equal(inputs.Count, journal.Count);
        foreach (var ((name, input, _), load) in inputs.Zip(journal))
        {
            var place = $"{input.FileName}, sheet '{input.Sheet}'{(input.Cell is null ? "" : ", cell " + input.Cell)}:";
            Assert.Contains(run.Messages.Split('\n'), line => line.Contains(place, StringComparison.Ordinal) && line.Contains(input.Says, StringComparison.Ordinal));
            Assert.True(load.State == "refused" && load.RowsLoaded == 0, $"{name}: {load.State}");
            var reasons = installation.Parts.Journal.RejectionsOf(load.LoadKey);
            Assert.True(
                reasons.Any(r => r.Sheet == input.Sheet && r.Cell == input.Cell && r.Reason.Contains(input.Says, StringComparison.Ordinal)),
                $"{name}: expected {place} {input.Says}; found {string.Join(" | ", reasons.Select(r => r.Reason))}");
        }
    }

    private static string Make(TempFolder folder, int number, BrokenInput input)
    {
        var own = Directory.CreateDirectory(folder.File(number.ToString("00", System.Globalization.CultureInfo.InvariantCulture))).FullName;
        var path = Path.Combine(own, input.FileName);
        input.Make(path);
        return path;
    }
}

public sealed class BrokenCasesTestsOnSqlite(LazyFixture<CaseInstallation<SqliteTestEngine>> fixture) : BrokenCasesTests<SqliteTestEngine>(fixture);

public sealed class BrokenCasesTestsOnSqlServer(LazyFixture<CaseInstallation<SqlServerTestEngine>> fixture) : BrokenCasesTests<SqlServerTestEngine>(fixture);
