using System.CommandLine;
using System.Globalization;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>loads</c>: the journal.</summary>
internal static class LoadsCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var key = new Argument<long?>("LOAD") { Description = "Show this load alone, with what it rejected.", Arity = ArgumentArity.ZeroOrOne };
        var last = new Option<int>("--last") { Description = "How many loads to show, newest first.", HelpName = "N", DefaultValueFactory = _ => 20 };
        last.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var n) && n < 1)
            {
                result.AddError("--last must be 1 or more.");
            }
        });
        var command = new Command("loads", "Show what was loaded, refused or left as it was.") { key, last };
        command.SetAction(parsed =>
        {
            var installation = new Installation(Settings.Read());
            installation.RequireWarehouse();
            MigrateCommand.MarkDead(installation, console);
            return parsed.GetValue(key) is { } one ? Show(installation, console, one) : List(installation, console, parsed.GetValue(last));
        });
        return new CommandPage(
            command,
            "The journal holds every run with its state: running, succeeded, no-op (the same file was loaded before), refused (the input was wrong), failed, cancelled (it was stopped), or ended-unexpectedly (the process died). In all but succeeded the warehouse is as it was before. With a key: that load alone, with what it rejected.",
            "./reintegrationbi loads --last 5", "./reintegrationbi loads 12");
    }

    private static int List(Installation installation, CommandConsole console, int count)
    {
        var table = new TextTable(
            ["key>", "state", "source", "dataset", "period", "file", "loaded>", "rejected>", "superseded>", "started (UTC)", "duration>", "reason"]);
        var records = installation.Journal.Latest(count);
        foreach (var r in records)
        {
            table.Add(
                Number(r.LoadKey), r.State, r.Source, r.Dataset, r.Period, r.FileName, Number(r.RowsLoaded), Number(r.RowsRejected),
                Number(r.RowsSuperseded), Moment(r.StartedAt), Duration(r), r.Reason);
        }

        table.Write(console.Output);
        if (records.Count == 0)
        {
            console.Messages.WriteLine("Nothing was loaded yet. Load a file with: ./reintegrationbi load FILE");
        }

        return ExitCode.Done;
    }

    private static int Show(Installation installation, CommandConsole console, long key)
    {
        var r = installation.Journal.Find(key) ?? throw new WrongArgumentException($"There is no load {key}. './reintegrationbi loads' lists them.");
        foreach (var (name, value) in new (string, string?)[]
        {
            ("load", Number(r.LoadKey)),
            ("state", r.State),
            ("reason", r.Reason),
            ("slice", $"{r.Source} / {r.Dataset} / {r.Period}"),
            ("layout", r.Layout),
            ("file", r.FileName),
            ("sha256", r.Sha256),
            ("rows", $"{Number(r.RowsRead)} read, {Number(r.RowsLoaded)} loaded, {Number(r.RowsRejected)} rejected, {Number(r.RowsSuperseded)} superseded"),
            ("hash total", r.HashTotal.ToString(CultureInfo.InvariantCulture)),
            ("forced", r.Forced ? "yes" : "no"),
            ("rerun of", r.RerunOf is { } of ? Number(of) : null),
            ("started", $"{Moment(r.StartedAt)} UTC by {r.StartedBy}"),
            ("duration", Duration(r)),
        })
        {
            if (!string.IsNullOrEmpty(value))
            {
                console.Output.WriteLine($"{name,-11} {value}");
            }
        }

        var rejections = installation.Journal.RejectionsOf(key);
        if (rejections.Count > 0)
        {
            console.Output.WriteLine();
            var table = new TextTable(["sheet", "cell", "found", "reason"], widest: 400);
            foreach (var rejection in rejections)
            {
                table.Add(rejection.Sheet, rejection.Cell, rejection.Value, rejection.Reason);
            }

            table.Write(console.Output);
        }

        return ExitCode.Done;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Duration(LoadRecord r) =>
        r.FinishedAt is { } end ? (end - r.StartedAt).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s" : "";
}
