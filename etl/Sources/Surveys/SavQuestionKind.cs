namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>How variables of an SPSS file hold the answers to a question.</summary>
internal enum SavQuestionKind
{
    /// <summary>One variable, a labelled code.</summary>
    Codes,

    /// <summary>One variable, a number.</summary>
    Number,

    /// <summary>A variable an answer, ticked or not.</summary>
    Ticks,

    /// <summary>Several variables, each with the code of an answer.</summary>
    CodeSet,
}
