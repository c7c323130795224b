using System.Globalization;
using ReIntegrationBI.Portal.Jobs;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>What a load would do, as text.</summary>
internal static class PreviewPrinter
{
    /// <summary>Prints a preview; gives the exit code that the load would give.</summary>
    public static int Tell(FilePreview preview, CommandConsole console)
    {
        var (output, outcome) = (console.Output, preview.Outcome);
        Line("file", preview.FileName);
        Line("sha256", preview.Sha256);
        if (preview.IsRecognised)
        {
            Line("slice", $"{outcome.Slice.Source} / {outcome.Slice.Dataset} / {outcome.Slice.Period}");
            Line("layout", outcome.Slice.Layout);
            Line("now there", preview.Last is { } last ? $"load {Number(last.LoadKey)} of {last.FileName}" : "nothing");
        }

        Line("would be", outcome.IsRefused ? "refused" : preview.IsNoOp ? $"left as it is: load {Number(outcome.Earlier!.LoadKey)} loaded the same file; --force loads it again" : "loaded");
        if (!outcome.IsRefused)
        {
            Line("rows", $"{Number(outcome.Read)} read, {Number(outcome.Loaded)} to load, {Number(outcome.Rejected)} rejected, {Number(outcome.Superseded)} replaced");
            Line("note", outcome.Note);
        }

        if (preview.Rows is { Rows.Count: > 0 } rows)
        {
            var table = new TextTable(rows.Columns);
            foreach (var row in rows.Rows)
            {
                table.Add(row);
            }

            output.WriteLine();
            table.Write(output);
        }

        if (outcome.Rejections.Count > 0)
        {
            var table = new TextTable(["sheet", "cell", "found", "reason"], widest: 400);
            foreach (var rejection in outcome.Rejections)
            {
                table.Add(rejection.Sheet, rejection.Cell, preview.HoldsPersons ? null : rejection.Value, rejection.Reason);
            }

            output.WriteLine();
            table.Write(output);
        }

        output.WriteLine();
        output.Flush();
        foreach (var problem in outcome.Problems)
        {
            console.Messages.WriteLine(preview.HoldsPersons ? problem with { Found = null } : problem);
        }

        console.Messages.WriteLine($"{preview.FileName}: nothing was loaded, this only shows what a load would do.");
        return outcome.IsRefused ? ExitCode.Refused : ExitCode.Done;

        void Line(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                output.WriteLine($"{name,-10} {value}");
            }
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
