using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>A survey workbook of which it is known what survey it holds.</summary>
public sealed class SurveyWorkbook
{
    private readonly SourceDocument _document;
    private readonly AboutSurvey _about;

    internal SurveyWorkbook(SourceDocument document, AboutSurvey about) => (_document, _about) = (document, about);

    /// <summary>The survey.</summary>
    public Survey Survey => _about.Survey;

    /// <summary>Reads the questionnaire and every published figure.</summary>
    /// <exception cref="InputRefusedException">Anything of it is wrong; a published table is taken over as a whole or not at all.</exception>
    public SurveyTableContent Read()
    {
        var problems = new InputProblems(_document.File);
        var questionnaire = new QuestionnaireSheets(_document, problems).Read(_about.Survey);
        // Figures refer to codes: where those are wrong, every figure would be.
        problems.Throw();
        var figures = new FiguresSheet(questionnaire, problems).Read(_document);
        problems.Throw();
        return new SurveyTableContent(questionnaire, _about.Publication, figures, []);
    }
}
