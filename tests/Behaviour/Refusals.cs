using System.Data.Common;
using System.Globalization;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>What holds of every input that is refused.</summary>
internal static class Refusals
{
    /// <summary>
    /// Loads broken inputs in one run of the command, each from a folder of its own, since starting the program takes longer than refusing: exit code 3, a message
    /// with the place of each, a trace of each in the journal, and not one other row changed.
    /// </summary>
    /// <param name="database">The warehouse.</param>
    /// <param name="parts">Its installation.</param>
    /// <param name="before">Hash of what it held when nothing had been refused yet.</param>
    /// <param name="inputs">The inputs, by their names.</param>
    /// <param name="load">Loads files with the real command.</param>
    public static void Must(
        TestDatabase database, Installation parts, string before, IEnumerable<KeyValuePair<string, BrokenInput>> inputs, Func<IReadOnlyList<string>, CommandResult> load)
    {
        using var folder = new TempFolder();
        var made = inputs.Select((input, i) => (Name: input.Key, Input: input.Value, Path: Make(folder, i, input.Value))).ToList();
        // The command loads what others refer to first.
        var paths = parts.Inputs.InOrder(made.Select(m => m.Path));
        var inOrder = paths.Select(p => made.Single(m => m.Path == p)).Select(m => (m.Name, m.Input)).ToList();
        Must(database, parts, before, inOrder, () => load(paths));
    }

    /// <summary>Loads one broken input that was made already.</summary>
    /// <inheritdoc cref="Must(TestDatabase, Installation, string, IEnumerable{KeyValuePair{string, BrokenInput}}, Func{IReadOnlyList{string}, CommandResult})"/>
    public static void Must(TestDatabase database, Installation parts, string before, BrokenInput input, Func<CommandResult> load) =>
        Must(database, parts, before, [(input.FileName, input)], load);

    private static void Must(TestDatabase database, Installation parts, string before, IReadOnlyList<(string Name, BrokenInput Input)> inputs, Func<CommandResult> load)
    {
        using var connection = database.Engine.Open();
        var lastLoad = WarehouseDump.Number(connection, "SELECT MAX(LoadKey) FROM LoadJournal");
        var lastFile = WarehouseDump.Number(connection, "SELECT MAX(SourceFileKey) FROM SourceFile");
        var journalBefore = WarehouseDump.JournalUntil(connection, lastLoad);
        var files = WarehouseDump.HashOf(connection, Files(lastFile));

        var result = load();

        Assert.True(result.ExitCode == 3, $"exit code {result.ExitCode}: {result.Messages}{result.Output}");
        Assert.Contains(
            (inputs.Count == 1 ? "Refused 1 of 1 file, nothing of it" : $"Refused {inputs.Count} of {inputs.Count} files, nothing of them")
            + $" was loaded: {string.Join(", ", inputs.Select(i => i.Input.FileName))}\n",
            result.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Messages, StringComparison.Ordinal);

        Assert.Equal(before, WarehouseDump.Content(database));
        Assert.Equal(journalBefore, WarehouseDump.JournalUntil(connection, lastLoad));
        Assert.Equal(files, WarehouseDump.HashOf(connection, Files(lastFile)));
        Assert.InRange(WarehouseDump.Number(connection, "SELECT MAX(SourceFileKey) FROM SourceFile") - lastFile, 0, inputs.Count);
        var runs = parts.Journal.Latest(1000).Where(r => r.LoadKey > lastLoad).OrderBy(r => r.LoadKey).ToList();
        Assert.Equal(inputs.Select(i => i.Input.FileName), runs.Select(r => r.FileName));
        var lines = result.Messages.Split('\n');
        Assert.All(inputs.Zip(runs), one => MustBeTold(connection, parts.Journal, one.First.Name, one.First.Input, one.Second, lines));
    }

    private static void MustBeTold(DbConnection connection, LoadJournal journal, string name, BrokenInput input, LoadRecord run, IReadOnlyList<string> lines)
    {
        var place = input.FileName + (input.Sheet is null ? "" : $", sheet '{input.Sheet}'")
            + (input.Cell is null ? "" : (input.Cell.Contains(' ', StringComparison.Ordinal) ? ", " : ", cell ") + input.Cell);
        Assert.True(
            lines.Any(line => line.Contains(place + ":", StringComparison.Ordinal) && line.Contains(input.Says, StringComparison.Ordinal)),
            $"{name}: expected '{place}: … {input.Says}', found: {string.Join('\n', lines)}");
        Assert.True(run.State == LoadState.Refused && run.FinishedAt is not null && run.RowsLoaded == 0, $"{name}: {run}");
        var reasons = journal.RejectionsOf(run.LoadKey);
        Assert.Equal(run.RowsRejected, reasons.Count);
        Assert.True(
            reasons.Any(r => r.Sheet == input.Sheet && r.Cell == Kept(input.Cell) && r.Reason.Contains(input.Says, StringComparison.Ordinal)),
            $"{name}: expected '{place}: … {input.Says}', found: {string.Join('\n', reasons)}");
        var key = run.LoadKey.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(["'running'", "'refused'"], WarehouseDump.Rows(connection, $"SELECT State FROM LoadTransition WHERE LoadKey = {key} ORDER BY Seq"));
    }

    private static string Make(TempFolder folder, int number, BrokenInput input)
    {
        var path = Path.Combine(Directory.CreateDirectory(folder.File(number.ToString("00", CultureInfo.InvariantCulture))).FullName, input.FileName);
        input.Make(path);
        return path;
    }

    /// <summary>The journal keeps places of at most twenty letters.</summary>
    private static string? Kept(string? cell) => cell is { Length: > 20 } ? cell[..19] + "…" : cell;

    private static string Files(long last) =>
        $"SELECT * FROM SourceFile WHERE SourceFileKey <= {last.ToString(CultureInfo.InvariantCulture)} ORDER BY SourceFileKey";
}
