using System.CommandLine;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>cases</c>: studies of cases, one by one and together.</summary>
internal static class CasesCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var code = new Argument<string?>("CASE") { Description = "Code of a case, e.g. S01; without it all cases.", Arity = ArgumentArity.ZeroOrOne };
        var study = new Option<string?>("--study") { Description = "Code of the study; needed where several are loaded and a case is asked for.", HelpName = "S" };
        var overview = new Option<bool>("--overview") { Description = "What the study reports of its cases together, and whether that follows from them." };
        var language = CommonOptions.Language("Language of labels and texts.");
        var format = CommonOptions.Format("How to print.");
        var asOf = CommonOptions.AsOf();
        var command = new Command("cases", "Show cases of people who returned to work: what a study says of them, and what was inferred.")
        {
            code, study, overview, language, format, asOf,
        };
        command.SetAction(parsed =>
        {
            var installation = new Installation(Settings.Read());
            installation.RequireWarehouse();
            var moment = CommonOptions.ReadAsOf(parsed.GetValue(asOf));
            var studies = Studies(installation, parsed.GetValue(study), moment);
            var one = parsed.GetValue(code);
            if (one is not null && parsed.GetValue(overview))
            {
                throw new WrongArgumentException("--overview is about all cases of a study: leave the case out, or --overview.");
            }

            var words = new CaseWords(installation.CaseFields, parsed.GetValue(language)!);
            IResultPrinter printer = parsed.GetValue(overview) ? new CaseOverviewPrinter(studies, words) : new CasePrinter(Asked(studies, one), words, isWhole: one is not null);
            console.Print(printer, parsed.GetValue(format), Notes(studies, parsed.GetValue(overview)));
            return ExitCode.Done;
        });
        return new CommandPage(
            command,
            "Without a case: a list; with one: the whole case, stated and inferred apart, each fact with its cell. csv and json always hold whole cases, one line a fact. "
            + "--overview: a reported number is confirmed where what is stated gives it, closed_by_inference where it fits only with inferred values (which never confirms it), else unresolved. "
            + "Cases are counted, never given as a share: fifteen chosen stories stand for nobody else.",
            "./reintegrationbi cases",
            "./reintegrationbi cases S01 --lang nl",
            "./reintegrationbi cases --overview",
            "./reintegrationbi cases --format csv > cases.csv");
    }

    private static IReadOnlyList<CaseStudy> Studies(Installation installation, string? code, DateTime? asOf)
    {
        var known = installation.Cases.Studies(asOf).Select(s => s.Study.Code).ToList();
        if (known.Count == 0)
        {
            throw new WrongArgumentException($"The warehouse holds no cases{(asOf is null ? "" : " at that moment")}. Load some with './reintegrationbi load samples/cases/serv2025.cases.xlsx'.");
        }

        if (code is not null && !known.Contains(code))
        {
            throw new WrongArgumentException($"There is no study '{code}'. {Spelling.Suggestion(code, known)}There {(known.Count == 1 ? "is" : "are")} {string.Join(", ", known)}.");
        }

        return [.. known.Where(k => code is null || k == code).Select(k => installation.Cases.Study(k, asOf)).OfType<CaseStudy>()];
    }

    private static IReadOnlyList<(CaseStudy Study, CaseRecord Case)> Asked(IReadOnlyList<CaseStudy> studies, string? code)
    {
        if (code is null)
        {
            return [.. studies.SelectMany(s => s.Cases.Select(c => (s, c)))];
        }

        var found = studies.Where(s => s.Find(code) is not null).ToList();
        return found.Count switch
        {
            1 => [(found[0], found[0].Find(code)!)],
            > 1 => throw new WrongArgumentException($"'{code}' is a case of {string.Join(" and ", found.Select(s => s.Study.Code))}: name one with --study."),
            _ => throw new WrongArgumentException(
                $"There is no case '{code}'. {Spelling.Suggestion(code, studies.SelectMany(s => s.Cases.Select(c => c.Code)))}'./reintegrationbi cases' lists them."),
        };
    }

    private static IEnumerable<string> Notes(IReadOnlyList<CaseStudy> studies, bool overview)
    {
        foreach (var study in studies)
        {
            yield return $"{study.Study.Title.En} ({study.Study.Organiser}, {study.Study.Period.Code}). {study.Study.Limits.En}";
            if (study.Study.TranslatedByUs.Length > 0)
            {
                yield return $"texts in {study.Study.TranslatedByUs} are our translation.";
            }

            if (overview)
            {
                yield return FormattableString.Invariant(
                    $"{study.Study.Code}: {study.CountOf(CaseOverviewStatus.Confirmed)} confirmed, {study.CountOf(CaseOverviewStatus.ClosedByInference)} closed by inference, {study.CountOf(CaseOverviewStatus.Unresolved)} unresolved.");
            }
        }
    }
}
