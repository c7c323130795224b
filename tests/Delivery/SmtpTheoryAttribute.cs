namespace ReIntegrationBI.Tests.Delivery;

/// <summary>Runs only where there is a mail server to send to.</summary>
public sealed class SmtpTheoryAttribute : TheoryAttribute
{
    public SmtpTheoryAttribute() => Skip = SmtpSink.Missing;
}
