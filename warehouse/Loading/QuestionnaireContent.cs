using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>A questionnaire on its own: a LimeSurvey structure or a codebook, to which files of respondents refer later.</summary>
/// <param name="Questionnaire">The questionnaire.</param>
/// <param name="Rejections">Rows that were not taken over.</param>
public sealed record QuestionnaireContent(Questionnaire Questionnaire, IReadOnlyList<Rejection> Rejections) : LoadContent([], Rejections)
{
    /// <inheritdoc/>
    public override int RowCount => Questionnaire.Questions.Count;

    /// <inheritdoc/>
    public override decimal HashTotal => 0;

    /// <inheritdoc/>
    public override IEnumerable<Period> Periods => [Questionnaire.Survey.Period];

    internal override IContentWriter Writer(IWarehouseEngine engine) => new QuestionnaireContentWriter(engine, this);
}
