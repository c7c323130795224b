using System.CommandLine;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>query</c>: figures with, on request, their addresses.</summary>
internal static class QueryCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var measures = CommonOptions.Measures();
        var by = CommonOptions.By();
        var where = CommonOptions.Where();
        var asOf = CommonOptions.AsOf();
        var provenance = new Option<bool>("--provenance") { Description = "Add where each figure comes from: publication, file, sheet and cell." };
        var editions = CommonOptions.Editions();
        var format = CommonOptions.Format("How to print the answer.");
        var command = new Command("query", "Ask for figures, each with its address on request.")
        {
            measures, by, where, asOf, provenance, editions, format,
        };
        command.SetAction(parsed =>
        {
            var limits = CommonOptions.ReadWhere(parsed.GetValue(where));
            var known = CommonOptions.ReadAsOf(parsed.GetValue(asOf));
            var installation = new Installation(Settings.Read());
            installation.RequireWarehouse();
            var query = new Query
            {
                Measures = CommonOptions.Codes(parsed.GetValue(measures)),
                By = CommonOptions.Codes(parsed.GetValue(by)),
                Where = MemberLimit.All(installation.CodeLists, limits),
                AsOf = known,
                Editions = CommonOptions.ReadEditions(parsed.GetValue(editions)),
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
}
