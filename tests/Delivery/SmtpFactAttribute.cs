using ReIntegrationBI.Reports.Rendering;

namespace ReIntegrationBI.Tests.Delivery;

/// <summary>Runs only where there is a mail server to send to.</summary>
public sealed class SmtpFactAttribute : FactAttribute
{
    public SmtpFactAttribute(bool printsPdf = false) =>
        Skip = SmtpSink.Missing ?? (printsPdf && Chromium.Find() is null ? "No Chromium, Chrome or Edge on this machine; set CHROMIUM_PATH to run it." : null);
}
