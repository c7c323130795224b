using ReIntegrationBI.Reports.Rendering;

namespace ReIntegrationBI.Tests.Reports;

/// <summary>Runs only where there is a browser to print with and poppler to read the print.</summary>
public sealed class PdfJudgesFactAttribute : FactAttribute
{
    public PdfJudgesFactAttribute() => Skip = PdfJudges.Missing();
}

/// <summary>The same, a case a row of data.</summary>
public sealed class PdfJudgesTheoryAttribute : TheoryAttribute
{
    public PdfJudgesTheoryAttribute() => Skip = PdfJudges.Missing();
}

internal static class PdfJudges
{
    public static string? Missing() =>
        Chromium.Find() is null ? "No Chromium, Chrome or Edge on this machine; set CHROMIUM_PATH to run it."
        : Array.Exists(Folders(), f => File.Exists(Path.Combine(f, "pdftotext"))) ? null
        : "pdftotext and pdfinfo (poppler-utils) are not installed.";

    private static string[] Folders() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
}
