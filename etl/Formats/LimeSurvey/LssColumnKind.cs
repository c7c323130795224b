namespace ReIntegrationBI.Etl.Formats;

/// <summary>What a column of a response export holds.</summary>
public enum LssColumnKind
{
    /// <summary>Number of the response (<c>id</c>).</summary>
    Id,

    /// <summary>When the response was sent; empty for one that was not finished (<c>submitdate</c>).</summary>
    Submitted,

    /// <summary>The last page that was seen (<c>lastpage</c>).</summary>
    LastPage,

    /// <summary>The language in which it was answered (<c>startlanguage</c>).</summary>
    Language,

    /// <summary>Something else about the response and no answer: <c>token</c>, <c>seed</c>, <c>startdate</c>, <c>datestamp</c>, <c>ipaddr</c>, <c>refurl</c>, times.</summary>
    Technical,

    /// <summary>An answer to a question or subquestion.</summary>
    Answer,

    /// <summary>What was put on one place of a ranking.</summary>
    Rank,

    /// <summary>The text of "other".</summary>
    Other,

    /// <summary>The comment on a question, a subquestion or "other".</summary>
    Comment,

    /// <summary>Number of files that were sent along.</summary>
    FileCount,
}
