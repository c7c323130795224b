using System.CommandLine;
using System.Globalization;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>codings</c>: what analysts coded, as far as it tells of nobody in particular.</summary>
internal static class CodingsCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var study = new Argument<string?>("STUDY") { Description = "Show the counts of this study.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("codings", "Count what analysts coded in studies of cases.") { study };
        command.SetAction(parsed =>
        {
            var installation = new Installation(Settings.Read());
            installation.RequireWarehouse();
            var studies = new CodedStudyReader(installation.Engine, installation.Settings.DisclosureThreshold).Studies();
            return parsed.GetValue(study) is { } one
                ? Show(studies.FirstOrDefault(s => s.Code == one) ?? throw new WrongArgumentException($"There is no coded study '{one}'. './reintegrationbi codings' lists them."), installation.Settings.DisclosureThreshold, console)
                : List(studies, console);
        });
        return new CommandPage(
            command,
            "Coded projects (.qdpx) are loaded with a mapping of their codes. Of a study that was not published no case is shown, and a number only where at least the threshold (Disclosure__Threshold, 5) of cases have it and as many have it not.",
            "./reintegrationbi codings", "./reintegrationbi codings mystudy");
    }

    private static int List(IReadOnlyList<CodedStudy> studies, CommandConsole console)
    {
        var table = new TextTable(["study", "title", "year>", "published", "cases>"]);
        foreach (var s in studies)
        {
            table.Add(s.Code, s.Title.En, Number(s.Year), s.IsPublished ? "yes" : "no", s.Cases is { } cases ? Number(cases) : "hidden");
        }

        table.Write(console.Output);
        if (studies.Count == 0)
        {
            console.Messages.WriteLine("No coded project was loaded yet. Load one with its mapping: ./reintegrationbi load mystudy.mapping.csv mystudy.qdpx");
        }

        return ExitCode.Done;
    }

    private static int Show(CodedStudy study, int threshold, CommandConsole console)
    {
        var table = new TextTable(["list", "code", "name", "valence", "cases>"]);
        foreach (var c in study.Counts)
        {
            table.Add(c.List, c.Code, c.Label.En, c.Valence, Number(c.Cases));
        }

        table.Write(console.Output);
        if (!study.IsPublished)
        {
            console.Messages.WriteLine(
                $"The study was not published: what fewer than {Number(threshold)} of its cases have, or lack, is not shown, nor is any case.");
        }

        return ExitCode.Done;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
