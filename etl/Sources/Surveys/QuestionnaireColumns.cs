namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>Where the lines of a questionnaire keep what differs between a workbook and a codebook.</summary>
/// <param name="Type">Column of a question's type.</param>
/// <param name="Asked">Column of a question's rule.</param>
/// <param name="Role">Column of an answer's role.</param>
/// <param name="RoleMayBeEmpty">Whether an empty role means an ordinary answer.</param>
/// <param name="Derives">Column of an answer's rule.</param>
/// <param name="HasOrder">Whether lines are numbered; else they stand in their order.</param>
internal sealed record QuestionnaireColumns(string Type, string Asked, string Role, bool RoleMayBeEmpty, string Derives, bool HasOrder)
{
    /// <summary>Of a survey workbook.</summary>
    public static QuestionnaireColumns Workbook { get; } = new("type", "asked", "role", false, "derives", true);

    /// <summary>Of a codebook.</summary>
    public static QuestionnaireColumns Codebook { get; } = new("value", "rule", "value", true, "rule", false);
}
