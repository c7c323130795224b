using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>What respondents answered.</summary>
/// <param name="Questionnaire">The questionnaire that they answered.</param>
/// <param name="Items">What can be answered; answers refer to it by index.</param>
/// <param name="Respondents">The respondents.</param>
/// <param name="IsSynthetic">Whether they are made up, for demonstration or tests.</param>
/// <param name="Rejections">Rows or values that were not taken over.</param>
public sealed record RespondentContent(
    Questionnaire Questionnaire,
    IReadOnlyList<SurveyItem> Items,
    IReadOnlyList<SurveyRespondent> Respondents,
    bool IsSynthetic,
    IReadOnlyList<Rejection> Rejections)
    : LoadContent([], Rejections)
{
    /// <summary>Respondents: a row is a person.</summary>
    public override int RowCount => Respondents.Count;

    /// <summary>Answers given.</summary>
    public override decimal HashTotal => Respondents.Sum(r => (decimal)r.Answers.Count);

    /// <inheritdoc/>
    public override IEnumerable<Period> Periods => [Questionnaire.Survey.Period];

    internal override IContentWriter Writer(IWarehouseEngine engine) => new RespondentWriter(engine, this);
}
