using ReIntegrationBI.Tests.Reports;

namespace ReIntegrationBI.Tests.Delivery;

/// <summary>Runs only where there is a mail server to send to.</summary>
public sealed class SmtpFactAttribute : FactAttribute
{
    public SmtpFactAttribute(bool printsPdf = false) =>
        Skip = SmtpSink.Missing ?? (printsPdf ? PdfJudges.Missing() : null);
}
