namespace ReIntegrationBI.Tests.Browser;

/// <summary>A test in a real browser: skipped, by name, where there is none.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = BrowserRoom.Missing();
}
