using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Persons;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>What respondents need before they may come in: a key for their pseudonyms, and the questionnaire that they answered.</summary>
/// <param name="pseudonyms">Where identifiers are replaced.</param>
/// <param name="questionnaires">The questionnaires that were loaded.</param>
/// <param name="journal">The journal of loads.</param>
/// <param name="files">Inputs kept by their hash.</param>
internal sealed class SurveyDoor(PseudonymDoor pseudonyms, QuestionnaireStore questionnaires, LoadJournal journal, FileStore files)
{
    /// <summary>Replaces identifiers.</summary>
    /// <exception cref="InputRefusedException">There is no key, or it is too short.</exception>
    public Pseudonyms Pseudonyms(string file) => pseudonyms.For(file, "respondents");

    /// <summary>The questionnaire of a survey, or null where none was loaded.</summary>
    public Questionnaire? Find(string survey) => questionnaires.Find(survey);

    /// <summary>The questionnaire of a survey.</summary>
    /// <exception cref="InputRefusedException">None was loaded.</exception>
    public Questionnaire Questionnaire(string file, string survey)
    {
        if (Find(survey) is { } found)
        {
            return found;
        }

        var known = questionnaires.Surveys();
        throw new InputRefusedException(new InputProblem
        {
            Code = "unknown-survey",
            File = file,
            Message = $"no questionnaire of the survey '{survey}' was loaded, so its answers cannot be read",
            Expected = known.Count == 0 ? "a survey that was loaded; there is none yet" : "one of: " + string.Join(", ", known.Select(s => s.Code)),
            Remedy = $"Load {survey}.survey.xlsx, {survey}.codebook.csv or the survey's .lss first, rename the file, or name the survey with --survey.",
        });
    }

    /// <summary>The survey of a file that does not describe it: as it was loaded before, else with the title of the file and the month that was named.</summary>
    /// <exception cref="InputRefusedException">Nobody says when the fieldwork was.</exception>
    public Survey Survey(string file, string code, string title, LoadOptions options)
    {
        if (Find(code)?.Survey is { } known)
        {
            return known;
        }

        if (options.Period is null || !Period.TryParse(options.Period, out var month) || month.Type != "month")
        {
            throw new InputRefusedException(new InputProblem
            {
                Code = "no-period",
                File = file,
                Message = $"the file does not say when the survey '{code}' was held, and nothing was loaded of it before",
                Found = options.Period,
                Expected = "the month in which the fieldwork ended",
                Remedy = "Name it with --period 2023-11, or load a codebook or a survey workbook of the survey first.",
            });
        }

        return new Survey
        {
            Code = code,
            Title = new Label(title, title, title),
            Organiser = "",
            FirstDay = month.FirstDay,
            LastDay = month.LastDay,
            Population = new Label("", "", ""),
            Limits = new Label("", "", ""),
        };
    }

    /// <summary>The questionnaire that a survey has, as it was loaded with a layout: the kept content of that load.</summary>
    /// <exception cref="InputRefusedException">None was.</exception>
    public StoredFile KeptQuestionnaire(string file, string survey, string layout)
    {
        var load = journal.Latest(int.MaxValue)
            .FirstOrDefault(l => l.State == LoadState.Succeeded && l.Source == SurveySlices.Source && l.Layout == layout && l.Dataset == survey + "/questionnaire");
        if (load?.Sha256 is { } hash)
        {
            return files.Find(hash, load.FileName);
        }

        throw new InputRefusedException(new InputProblem
        {
            Code = "unknown-survey",
            File = file,
            Message = $"the structure of the survey '{survey}' was not loaded, so its responses cannot be read",
            Expected = "its .lss, loaded before",
            Remedy = "Export the survey's structure (.lss) from LimeSurvey and load it first; name the survey with --survey where it was loaded under another code.",
        });
    }

    /// <summary>Content whose questionnaire does not clash with the one that the warehouse has.</summary>
    public QuestionnaireContent Fitting(string file, QuestionnaireContent content)
    {
        RefuseAnother(file, content.Questionnaire);
        return content;
    }

    /// <summary>Content whose questionnaire does not clash with the one that the warehouse has.</summary>
    public RespondentContent Fitting(string file, RespondentContent content)
    {
        RefuseAnother(file, content.Questionnaire);
        return content;
    }

    /// <summary>Two surveys under one code would overwrite each other's labels: the same code of a question, and not one answer in common.</summary>
    private void RefuseAnother(string file, Questionnaire read)
    {
        if (Find(read.Survey.Code) is not { } known)
        {
            return;
        }

        var clash = read.Questions.Select(q => (Read: q, Known: known.Find(q.Code)))
            .FirstOrDefault(q => q.Known is not null && (q.Known.Type != q.Read.Type || !q.Known.Answers.Select(a => a.Code).Intersect(q.Read.Answers.Select(a => a.Code)).Any()));
        if (clash.Read is not null)
        {
            throw new InputRefusedException(new InputProblem
            {
                Code = "another-questionnaire",
                File = file,
                Message = $"the question '{clash.Read.Code}' is another one than in the survey '{read.Survey.Code}' that was loaded before",
                Found = $"{clash.Read.Type.ToString().ToLowerInvariant()}: {string.Join(", ", clash.Read.Answers.Take(5).Select(a => a.Code))}",
                Expected = $"{clash.Known!.Type.ToString().ToLowerInvariant()}: {string.Join(", ", clash.Known.Answers.Take(5).Select(a => a.Code))}",
                Remedy = "Load it as a survey of its own with --survey CODE, or give question and answers the codes that they had.",
            });
        }
    }
}
