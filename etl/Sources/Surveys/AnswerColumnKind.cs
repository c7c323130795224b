namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>What the values of a column of answers mean.</summary>
internal enum AnswerColumnKind
{
    /// <summary>The answer that was given.</summary>
    Choice,

    /// <summary>Whether one answer was given.</summary>
    Tick,

    /// <summary>The answer that was put on one rank.</summary>
    Rank,

    /// <summary>The rank on which one answer was put.</summary>
    RankOf,

    /// <summary>A number.</summary>
    Number,
}
