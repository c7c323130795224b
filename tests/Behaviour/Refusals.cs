using System.Data.Common;
using System.Globalization;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>What holds of every input that is refused.</summary>
internal static class Refusals
{
    /// <summary>Loads a broken input: exit code 3, a message with the place, a trace in the journal, and not one other row changed.</summary>
    /// <param name="database">The warehouse.</param>
    /// <param name="journal">Its journal.</param>
    /// <param name="before">Hash of what it held when nothing had been refused yet.</param>
    /// <param name="input">The input.</param>
    /// <param name="load">Loads it with the real command.</param>
    public static void Must(TestDatabase database, LoadJournal journal, string before, BrokenInput input, Func<CommandResult> load)
    {
        using var connection = database.Engine.Open();
        var lastLoad = WarehouseDump.Number(connection, "SELECT MAX(LoadKey) FROM LoadJournal");
        var lastFile = WarehouseDump.Number(connection, "SELECT MAX(SourceFileKey) FROM SourceFile");
        var journalBefore = WarehouseDump.JournalUntil(connection, lastLoad);
        var files = WarehouseDump.HashOf(connection, Files(lastFile));

        var result = load();

        Assert.True(result.ExitCode == 3, $"exit code {result.ExitCode}: {result.Messages}{result.Output}");
        var place = input.FileName + (input.Sheet is null ? "" : $", sheet '{input.Sheet}'")
            + (input.Cell is null ? "" : (input.Cell.Contains(' ', StringComparison.Ordinal) ? ", " : ", cell ") + input.Cell);
        Assert.True(
            result.Messages.Split('\n').Any(line => line.Contains(place + ":", StringComparison.Ordinal) && line.Contains(input.Says, StringComparison.Ordinal)),
            $"expected '{place}: … {input.Says}', found: {result.Messages}");
        Assert.Contains($"Refused 1 of 1 file, nothing of it was loaded: {input.FileName}", result.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Messages, StringComparison.Ordinal);

        Assert.Equal(before, WarehouseDump.Content(database));
        Assert.Equal(journalBefore, WarehouseDump.JournalUntil(connection, lastLoad));
        Assert.Equal(files, WarehouseDump.HashOf(connection, Files(lastFile)));
        Assert.InRange(WarehouseDump.Number(connection, "SELECT MAX(SourceFileKey) FROM SourceFile") - lastFile, 0, 1);
        MustStandInJournal(connection, journal, input, lastLoad);
    }

    private static void MustStandInJournal(DbConnection connection, LoadJournal journal, BrokenInput input, long lastLoad)
    {
        var run = Assert.Single(journal.Latest(1000), r => r.LoadKey > lastLoad);
        Assert.Equal("refused", run.State);
        Assert.Equal(input.FileName, run.FileName);
        Assert.NotNull(run.FinishedAt);
        Assert.Equal(0, run.RowsLoaded);
        var reasons = journal.RejectionsOf(run.LoadKey);
        Assert.Equal(run.RowsRejected, reasons.Count);
        Assert.Contains(reasons, r => r.Sheet == input.Sheet && r.Cell == Kept(input.Cell) && r.Reason.Contains(input.Says, StringComparison.Ordinal));
        var key = run.LoadKey.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(["'running'", "'refused'"], WarehouseDump.Rows(connection, $"SELECT State FROM LoadTransition WHERE LoadKey = {key} ORDER BY Seq"));
    }

    /// <summary>The journal keeps places of at most twenty letters.</summary>
    private static string? Kept(string? cell) => cell is { Length: > 20 } ? cell[..19] + "…" : cell;

    private static string Files(long last) =>
        $"SELECT * FROM SourceFile WHERE SourceFileKey <= {last.ToString(CultureInfo.InvariantCulture)} ORDER BY SourceFileKey";
}
