using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>What a load of one file would do, for whoever decides on it.</summary>
/// <param name="FileName">Name of the file.</param>
/// <param name="Sha256">Hash of its content; null where it could not be read.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="HoldsPersons">Whether it holds identifiers of persons: then nothing of its content is shown, only counts and places.</param>
/// <param name="RejectLimit">Share of rows that may be rejected, 0 to 1.</param>
/// <param name="Outcome">What the load would do.</param>
/// <param name="Last">The load that filled the slice as it stands, or null.</param>
/// <param name="IsNoOp">Whether a load without force would leave everything as it is, because the same file was loaded before.</param>
/// <param name="Rows">The first rows as understood, or null.</param>
public sealed record FilePreview(
    string FileName, string? Sha256, long SizeBytes, bool HoldsPersons, decimal RejectLimit, LoadPreview Outcome, LoadRecord? Last, bool IsNoOp, PreviewTable? Rows)
{
    /// <summary>Rows shown, and rejections listed, at most.</summary>
    public const int RowsShown = 10, RejectionsListed = 200;

    /// <summary>Whether it is known what the file is.</summary>
    public bool IsRecognised => Outcome.Slice.Layout.Length > 0;
}
