using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>The tables of a survey as published, with the questionnaire that explains them.</summary>
/// <param name="Questionnaire">Its questions and answers; every figure refers to them.</param>
/// <param name="Publication">Where the tables were published.</param>
/// <param name="Figures">The figures.</param>
/// <param name="Rejections">Rows that were not taken over.</param>
public sealed record SurveyTableContent(
    Questionnaire Questionnaire, Publication Publication, IReadOnlyList<SurveyFigure> Figures, IReadOnlyList<Rejection> Rejections)
    : LoadContent([Publication], Rejections)
{
    /// <inheritdoc/>
    public override int RowCount => Figures.Count;

    /// <inheritdoc/>
    public override decimal HashTotal => Figures.Sum(f => f.Value ?? 0);

    /// <inheritdoc/>
    public override IEnumerable<Period> Periods => [Questionnaire.Survey.Period];

    internal override IContentWriter Writer(IWarehouseEngine engine) => new SurveyTableWriter(engine, this);
}
