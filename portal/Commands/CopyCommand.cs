using System.CommandLine;
using System.Globalization;
using ReIntegrationBI.Warehouse.Copying;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>copy</c>: the whole warehouse to another place or engine.</summary>
internal static class CopyCommand
{
    /// <summary>Where the connection string of the target may stand, so that a password is not seen in the list of processes.</summary>
    private const string Variable = "ConnectionStrings__CopyTarget";

    public static CommandPage Create(CommandConsole console)
    {
        var to = new Option<string>("--to") { Description = "Engine of the target: Sqlite or SqlServer.", HelpName = "ENGINE", Required = true };
        var connection = new Option<string?>("--connection")
        {
            Description = $"Connection string of the target. Where it holds a password, set the environment variable {Variable} instead.",
            HelpName = "C",
        };
        var command = new Command("copy", "Copy the whole warehouse to another engine or place, and verify it.")
        {
            to, connection,
        };
        command.SetAction(parsed =>
        {
            var target = Target(parsed.GetValue(to)!, parsed.GetValue(connection));
            var installation = new Installation(Settings.Read());
            installation.RequireWarehouse();
            MigrateCommand.Quietly(installation, console);
            try
            {
                return Run(installation, target, console);
            }
            catch (CopyRefusedException refusal)
            {
                throw new WrongArgumentException(refusal.Message);
            }
        });
        return new CommandPage(
            command,
            "Takes every table along, keys and superseded figures included, from the configured warehouse to a target that is empty or does not exist "
            + "yet; the schema is made there first. A copy that was broken off goes on where it was when the same command is run again. At the end "
            + "the number of rows and a hash total over all values are compared, table by table; they are the same on every engine. Exit code 0: all "
            + "equal; 1: not equal, or broken off; 2: the target holds other data, and nothing was changed. Let no load run meanwhile. The inputs in "
            + "DataFolder/files are not part of it. To use the copy, set Warehouse__Engine and ConnectionStrings__Warehouse.",
            "./reintegrationbi copy --to Sqlite --connection 'Data Source=copy/warehouse.db'",
            $"{Variable}='Server=…;Database=…;User ID=…;Password=…' ./reintegrationbi copy --to SqlServer");
    }

    private static int Run(Installation installation, IWarehouseEngine target, CommandConsole console)
    {
        using var copy = WarehouseCopy.Open(installation.Engine, target, installation.Clock);
        console.Progress("Reading", CopyTable.All, t => t.Name, copy.Measure);
        console.Messages.WriteLine(copy.Begin() switch
        {
            CopyStart.Resumed => $"Going on with the copy to {target.Place}.",
            CopyStart.Restarted => $"The warehouse has changed since the copy to {target.Place} was broken off: beginning again.",
            CopyStart.Complete => $"The copy in {target.Place} is complete: verifying it again.",
            _ => $"Copying to {target.Place}.",
        });
        console.Progress("Copying", copy.Batches(), b => b.Table.Name, batch =>
        {
            copy.Copy(batch);
            return batch.Count;
        });
        var tables = console.Progress("Verifying", CopyTable.All, t => t.Name, copy.Verify);
        Tell(tables, console);
        var different = tables.Where(t => !t.IsEqual).ToList();
        if (different.Count == 0)
        {
            copy.Finish();
            console.Messages.WriteLine($"All {Number(tables.Count)} tables are equal: {Number(tables.Sum(t => t.Target.Rows))} rows.");
            return ExitCode.Done;
        }

        foreach (var table in different)
        {
            console.Messages.WriteLine($"{table.Source.Table} differs: {table.Difference}.");
        }

        console.Messages.WriteLine(
            $"{target.Place} is not a copy of {installation.Engine.Place}: one of them was written to, by a load or by hand, or the target cannot hold "
            + "a value that was put into the source by hand. See the row that is named; then name an empty target, let nothing else run, and copy again.");
        return ExitCode.Unexpected;
    }

    private static void Tell(IReadOnlyList<TableComparison> tables, CommandConsole console)
    {
        var text = new TextTable(["table", "rows in source>", "rows in copy>", "hash total of source", "copy"]);
        foreach (var table in tables)
        {
            text.Add(table.Source.Table, Number(table.Source.Rows), Number(table.Target.Rows), table.Source.Hash, table.IsEqual ? "equal" : "DIFFERENT");
        }

        text.Write(console.Output);
        console.Output.Flush();
    }

    private static IWarehouseEngine Target(string engine, string? connection)
    {
        connection ??= Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(connection))
        {
            throw new WrongArgumentException(
                $"Where to? Name the target with --connection or {Variable}: 'Data Source=path/to/warehouse.db' for Sqlite, "
                + "'Server=…;Database=…;User ID=…;Password=…' for SqlServer.");
        }

        try
        {
            return engine.ToLowerInvariant() switch
            {
                "sqlite" => new SqliteEngine(connection),
                "sqlserver" => new SqlServerEngine(connection),
                _ => throw new WrongArgumentException($"--to is '{engine}'; expected Sqlite or SqlServer."),
            };
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new WrongArgumentException(
                $"The connection string of the target cannot be used for {engine}. Write 'Data Source=path/to/warehouse.db' for Sqlite, "
                + $"'Server=…;Database=…;User ID=…;Password=…' for SqlServer. {e.Message}");
        }
    }

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
