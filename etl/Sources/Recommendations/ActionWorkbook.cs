using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Recommendations;

namespace ReIntegrationBI.Etl.Sources.Recommendations;

/// <summary>A workbook of recommendations of which it is known what study it holds.</summary>
public sealed class ActionWorkbook
{
    private readonly SourceDocument _document;
    private readonly AboutSheet _about;
    private readonly SemanticModel _model;

    internal ActionWorkbook(SourceDocument document, AboutSheet about, SemanticModel model) => (_document, _about, _model) = (document, about, model);

    /// <summary>The study.</summary>
    public RecommendationStudy Study => new(_about.Code, _about.Title);

    /// <summary>Reads the actions, whom they address and what ties them to measures.</summary>
    /// <param name="ask">
    /// Asks the warehouse a question and forgets the answer: members of surveys are known only there. Null to leave that out.
    /// </param>
    /// <exception cref="InputRefusedException">Anything of it is wrong; a study is taken over as a whole or not at all.</exception>
    public RecommendationContent Read(Action<Query>? ask = null)
    {
        var problems = new InputProblems(_document.File);
        var actions = new ActionSheets(_document, new TieReader(_model, ask), problems).Read();
        problems.Throw();
        return new RecommendationContent(Study, _about.Publication, actions);
    }
}
