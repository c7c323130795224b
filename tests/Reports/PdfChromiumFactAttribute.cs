using ReIntegrationBI.Reports.Rendering;

namespace ReIntegrationBI.Tests.Reports;

/// <summary>A test that prints: skipped, by name, where there is no browser to print with.</summary>
public sealed class PdfChromiumFactAttribute : FactAttribute
{
    public PdfChromiumFactAttribute()
    {
        if (Chromium.Find() is null)
        {
            Skip = "No Chromium, Chrome or Edge on this machine; set CHROMIUM_PATH to run it.";
        }
    }
}
