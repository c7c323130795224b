namespace ReIntegrationBI.Reports.Rendering.Extract;

/// <summary>The forms in which a table of figures can be taken along.</summary>
public static class ExtractFormat
{
    /// <summary>A workbook: data, notes, provenance.</summary>
    public const string Workbook = "xlsx";

    /// <summary>The data alone as comma-separated values.</summary>
    public const string Csv = "csv";

    /// <summary>An archive of <c>data.csv</c>, <c>notes.csv</c> and <c>provenance.csv</c>.</summary>
    public const string Zip = "zip";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Workbook, Csv, Zip];

    /// <summary>The media type of a form.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such form.</exception>
    public static string MediaType(string format) => format switch
    {
        Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Csv => "text/csv; charset=utf-8",
        Zip => "application/zip",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Forms of an extract are xlsx, csv and zip."),
    };
}
