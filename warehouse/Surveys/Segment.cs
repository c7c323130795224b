using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Surveys;

/// <summary>A part of the respondents by which published tables are broken down, or a rank of a ranking.</summary>
/// <param name="Code">Unique within its survey; <see cref="Total"/> is all respondents.</param>
/// <param name="Label">Its name in three languages.</param>
/// <param name="Rank">Place in the survey's own order, from 1.</param>
/// <param name="Letter">By which significance letters name it (A, B, C), or null.</param>
public sealed record Segment(string Code, Label Label, int Rank, string? Letter = null)
{
    /// <summary>Code of the segment that is all respondents.</summary>
    public const string Total = "total";
}
