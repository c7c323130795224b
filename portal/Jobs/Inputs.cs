using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Portal.Commands;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Recognises what a file is, so that it is known what a load of it replaces before the file is read.</summary>
/// <param name="installation">Whose files they are: its code lists, its model and what it has loaded so far.</param>
public sealed class Inputs(Installation installation)
{
    /// <summary>The kinds, in the order in which files of several kinds are loaded: what others refer to comes first.</summary>
    private readonly IReadOnlyList<IInputKind> _kinds = Kinds(installation);

    /// <summary>The kinds of files that can be loaded, with how their names look.</summary>
    public IEnumerable<InputPattern> Patterns => _kinds.SelectMany(k => k.Patterns);

    /// <summary>Finds out what a kept file is; it is read from the kept content, so that what is loaded is what was hashed.</summary>
    /// <exception cref="InputRefusedException">No layout fits, or several, or the file is not what its name says.</exception>
    public RecognisedInput Recognise(StoredFile file, LoadOptions options)
    {
        var kind = KindOf(file.FileName, options);
        var input = Named(file, () => kind.Recognise(file, options));
        return input with { Read = kept => Named(kept, () => input.Read(kept)) };
    }

    /// <summary>Whether a file holds identifiers of persons, judged by what it is to be read as, and by its name.</summary>
    public bool HoldsPersons(string path, LoadOptions options)
    {
        try
        {
            return KindOf(Path.GetFileName(path), options).HoldsPersons || _kinds.Any(k => k.HoldsPersons && k.Patterns.Any(p => p.Fits(path)));
        }
        catch (InputRefusedException)
        {
            // What cannot be recognised is refused when it is loaded, with the reason.
            return false;
        }
    }

    /// <summary>Whether a layout fits the name of a file.</summary>
    public bool Fits(string path) => Patterns.Any(p => p.Fits(path));

    /// <summary>Files in the order in which they can be loaded: a survey's questionnaire before its respondents, a study's mapping before its project.</summary>
    public IReadOnlyList<string> InOrder(IEnumerable<string> paths) =>
        [.. paths.OrderBy(RankOf)];

    /// <summary>The place of a file in that order, from 0; files of one place do not refer to each other.</summary>
    public int RankOf(string path) => _kinds.TakeWhile(k => !k.Patterns.Any(p => p.Fits(path))).Count() % _kinds.Count;

    /// <summary>Refuses a source or layout that there is not.</summary>
    /// <exception cref="WrongArgumentException">There is no such source or layout.</exception>
    public void Check(LoadOptions options)
    {
        if (options.Layout is { } layout && Patterns.All(p => p.Layout != layout))
        {
            throw new WrongArgumentException(
                $"There is no layout '{layout}'; there are {string.Join(", ", Patterns.Select(p => p.Layout))}. "
                + $"Layouts of your own stand in {LayoutFolder(installation)}.");
        }

        if (options.Period is { } period && !(Period.TryParse(period, out var month) && month.Type == "month"))
        {
            throw new WrongArgumentException($"--period is '{period}'; expected a month such as 2023-11.");
        }

        if (options.Survey is { } survey && !SurveyCode.IsCode(survey))
        {
            throw new WrongArgumentException($"--survey is '{survey}'; expected a code of letters, digits, _ . and - of at most 60 letters.");
        }

        if (options.Source is { } source && Patterns.All(p => p.Source != source))
        {
            throw new WrongArgumentException(
                $"There is no source '{source}'; there are {string.Join(", ", Patterns.Select(p => p.Source).Distinct())}.");
        }
    }

    private static IReadOnlyList<IInputKind> Kinds(Installation installation)
    {
        var codes = installation.CodeLists;
        var pseudonyms = new PseudonymDoor(installation.Settings.PseudonymKey);
        var surveys = new SurveyDoor(pseudonyms, installation.Questionnaires, installation.Journal, installation.Files);
        var cases = new CaseDoor(codes, installation.Journal, installation.Files);
        return
        [
            new LayoutFiles(codes, LayoutFolder(installation)), new SurveyWorkbooks(), new Codebooks(), new LimeSurveyStructures(surveys),
            new RespondentFiles(surveys), new LimeSurveyResponses(surveys), new SavFiles(surveys), new CaseWorkbooks(codes), new CaseMappings(cases),
            new QdaCodebooks(cases), new QdaProjects(cases, pseudonyms), new TrajectoryFiles(codes, pseudonyms, installation.Clock),
            new ActionWorkbooks(installation), new ProcessWorkbooks(installation),
        ];
    }

    private static string LayoutFolder(Installation installation) => Path.Combine(installation.Settings.DataFolder, "layouts");

    private IInputKind KindOf(string fileName, LoadOptions options)
    {
        var possible = options.Layout is { } layout
            ? _kinds.Where(k => k.Patterns.Any(p => p.Layout == layout)).ToList()
            : _kinds.Where(k => options.Source is null || k.Patterns.Any(p => p.Source == options.Source)).ToList();
        if (possible.Count == 1)
        {
            return possible[0];
        }

        var fitting = possible.Where(k => k.Patterns.Any(p => p.Fits(fileName))).ToList();
        return fitting.Count switch
        {
            1 => fitting[0],
            > 1 => throw Refused("ambiguous-layout", fileName, "more than one layout fits the name of the file", fitting.SelectMany(k => k.Patterns.Where(p => p.Fits(fileName)))),
            _ => throw Refused(
                "unknown-layout", fileName, "no layout fits the name of the file", Patterns.Where(p => options.Source is null || p.Source == options.Source)),
        };
    }

    private static InputRefusedException Refused(string code, string file, string message, IEnumerable<InputPattern> expected) => new(new InputProblem
    {
        Code = code,
        File = file,
        Message = message,
        Expected = "one of: " + string.Join("; ", expected.Select(p => $"{p.Layout} ({p.File})")),
        Remedy = "Rename the file to fit, name the layout, or write a layout for it.",
    });

    /// <summary>The kept content is named after its hash; the user knows the file by its name.</summary>
    private static T Named<T>(StoredFile file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InputRefusedException refusal)
        {
            throw new InputRefusedException(refusal.Problems.Select(p => p with { File = file.FileName }).ToList());
        }
    }
}
