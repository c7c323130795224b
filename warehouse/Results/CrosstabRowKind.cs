namespace ReIntegrationBI.Warehouse.Results;

/// <summary>What a row of a crosstab holds.</summary>
public enum CrosstabRowKind
{
    /// <summary>Respondents who gave an answer: count and share. In a ranking: who put it first.</summary>
    Answer,

    /// <summary>An answer that stands outside the scale (no answer, do not know): count and share.</summary>
    NoAnswer,

    /// <summary>Several answers together (the two highest steps of a scale; in a ranking an item within the first three): count and share.</summary>
    Group,

    /// <summary>A mean (of the steps of a scale from 1, of a rank, of a number), with its interval; no share. Of a number also its standard deviation (<c>sd</c>), without interval.</summary>
    Mean,
}
