using System.CommandLine;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>query</c>: figures with, on request, their addresses.</summary>
internal static class QueryCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var measures = new Argument<string[]>("MEASURE") { Description = "One or more measures, with commas between; 'model' lists them.", Arity = ArgumentArity.OneOrMore };
        var by = new Option<string[]>("--by")
        {
            Description = "Break down by these dimensions, with commas between: scheme, sex, age_group, region, disease_group, status, period (also unit, publication); "
                + "of surveys survey, question, row, segment, answer. "
                + "A dimension left out is read at its total.",
            HelpName = "D,..",
            AllowMultipleArgumentsPerToken = false,
        };
        var where = new Option<string[]>("--where")
        {
            Description = "Only these members of a dimension, by code or by label in any language; several with commas between or by repeating --where.",
            HelpName = "D=V",
            AllowMultipleArgumentsPerToken = true,
        };
        var asOf = CommonOptions.AsOf();
        var provenance = new Option<bool>("--provenance") { Description = "Add where each figure comes from: publication, file, sheet and cell." };
        var editions = new Option<string?>("--editions")
        {
            Description = "Which published values of a cell: the newest, or all of them, a row each. Without it: all where every dimension is asked by, else the newest.",
            HelpName = "newest|all",
        };
        editions.AcceptOnlyFromAmong("newest", "all");
        var format = CommonOptions.Format("How to print the answer.");
        var command = new Command("query", "Ask for figures, each with its address on request.")
        {
            measures, by, where, asOf, provenance, editions, format,
        };
        command.SetAction(parsed =>
        {
            var limits = (parsed.GetValue(where) ?? []).Select(Split).ToList();
            var known = CommonOptions.ReadAsOf(parsed.GetValue(asOf));
            var installation = new Installation(Settings.Read());
            installation.RequireWarehouse();
            var query = new Query
            {
                Measures = CommonOptions.Codes(parsed.GetValue(measures)),
                By = CommonOptions.Codes(parsed.GetValue(by)),
                Where = limits.GroupBy(l => l.Dimension).ToDictionary(
                    g => g.Key, IReadOnlyList<string> (g) => g.SelectMany(l => Values(installation.CodeLists, l.Dimension, l.Text)).ToList()),
                AsOf = known,
                Editions = parsed.GetValue(editions) switch { "newest" => EditionChoice.Newest, "all" => EditionChoice.All, _ => null },
            };
            var answer = installation.Reader.Ask(query);
            var printer = new AnswerPrinter(answer, query.Measures.Count > 1, parsed.GetValue(provenance),
                withBase: installation.Model.FindMeasure(query.Measures[0])?.Fact is { Base: not null } or { IsOfPersons: true });
            console.Print(printer, parsed.GetValue(format), answer.Notes);

            if (answer.Rows.Count == 0 && answer.Notes.Count == 0)
            {
                console.Messages.WriteLine("No source in the warehouse gives a figure for this question.");
            }

            return ExitCode.Done;
        });
        return new CommandPage(
            command,
            "One row a cell that a source gives; what no source gives is not there, and is never a zero. What may not be added (a stock over time, a share over anything) is refused with the reason. Codes in csv and json are those of model; the table shows labels. Values have the decimals of their publication. Notes (disagreeing sources, restated editions) go to standard error.",
            "./reintegrationbi query invalidity_persons --by period",
            "./reintegrationbi query invalidity_persons --by period,scheme --where period=2022-12-31 --provenance",
            "./reintegrationbi query invalidity_persons --by disease_group,period --where \"disease_group=burn-out,depression\" --format csv > out.csv");
    }

    private static (string Dimension, string Text) Split(string limit)
    {
        var at = limit.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && at < limit.Length - 1
            ? (limit[..at].Trim(), limit[(at + 1)..].Trim())
            : throw new WrongArgumentException($"--where '{limit}' is not of the form D=V: write the dimension, '=', and its members, e.g. region=Flanders.");
    }

    /// <summary>Members with commas between; a label that itself holds a comma stays whole.</summary>
    private static IEnumerable<string> Values(CodeListCatalog lists, string dimension, string text)
    {
        var isListed = dimension is "unit" or "publication" || CodeListCatalog.Dimensions.Contains(dimension);
        return isListed && lists.TryResolve(dimension, text, out _) ? [text] : CommonOptions.Codes([text]);
    }
}
