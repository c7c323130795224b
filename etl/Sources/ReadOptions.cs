using ReIntegrationBI.Etl.Formats;

namespace ReIntegrationBI.Etl.Sources;

/// <summary>How a file is to be read.</summary>
public sealed record ReadOptions
{
    /// <summary>The source, where the name of the file does not tell; or null.</summary>
    public string? Source { get; init; }

    /// <summary>The layout to use whatever the name of the file; or null.</summary>
    public string? LayoutName { get; init; }

    /// <summary>The share of values (0 to 1) that may be rejected before the whole file is refused; 0.01 unless told otherwise.</summary>
    public decimal RejectLimit { get; init; } = 0.01m;

    /// <summary>Bytes that a file may have, for a workbook unpacked; 256 MB unless told otherwise.</summary>
    public long SizeLimit { get; init; } = WorkbookFormat.DefaultUnpackedLimit;
}
