namespace ReIntegrationBI.Warehouse.Surveys;

/// <summary>What an answer is.</summary>
public enum AnswerRole
{
    /// <summary>One of the answers; on a scale, one of its steps in order.</summary>
    Category,

    /// <summary>No answer, do not know: counted in the base, outside a scale.</summary>
    None,

    /// <summary>A statistic that a publisher prints of a number: mean, standard deviation.</summary>
    Statistic,

    /// <summary>Several answers together, of which a publisher's text prints the number; <c>DerivedWhen</c> says which. Nobody gives it as an answer.</summary>
    Group,

    /// <summary>The number itself that a respondent gave.</summary>
    Number,
}
