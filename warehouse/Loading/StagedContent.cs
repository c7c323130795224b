using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>What is known of a content once it is staged.</summary>
/// <param name="Read">Rows of the file.</param>
/// <param name="Rows">Rows to load.</param>
/// <param name="HashTotal">Sum of the values to load: what a later count can be held against.</param>
/// <param name="Periods">The periods at which they stand.</param>
/// <param name="Rejected">Rows that were not taken over.</param>
/// <param name="Rejections">Those of them that the writer does not bring into the journal itself.</param>
/// <param name="Note">What else the journal is to say of a load that succeeded, or null.</param>
internal sealed record StagedContent(
    int Read, int Rows, decimal HashTotal, IEnumerable<Period> Periods, int Rejected, IReadOnlyList<Rejection> Rejections, string? Note = null)
{
    /// <summary>What is loaded, but deserves a look; see <see cref="LoadContent.Remarks"/>.</summary>
    public IReadOnlyList<Rejection> Remarks { get; init; } = [];

    /// <summary>A content that was whole before it was staged.</summary>
    public static StagedContent Of(LoadContent content) => new(
        content.RowCount + content.Rejections.Count, content.RowCount, content.HashTotal, content.Periods, content.Rejections.Count, content.Rejections)
    {
        Remarks = content.Remarks,
    };
}
