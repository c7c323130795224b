namespace ReIntegrationBI.Warehouse.Surveys;

/// <summary>How a question is answered.</summary>
public enum QuestionType
{
    /// <summary>One answer of a list.</summary>
    Single,

    /// <summary>Any number of answers of a list.</summary>
    Multi,

    /// <summary>Answers put in order; each rank is given once.</summary>
    Ranking,

    /// <summary>One step of an ordered scale.</summary>
    Likert,

    /// <summary>One answer of the same list for each of several rows.</summary>
    Grid,

    /// <summary>A number.</summary>
    Numeric,
}
