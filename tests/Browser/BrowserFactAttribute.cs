namespace ReIntegrationBI.Tests.Browser;

/// <summary>A test in a real browser: skipped, by name, where there is none.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Marks a test.</summary>
    /// <param name="onlyThorough">Whether it runs only where <c>REINTEGRATIONBI_TEST_THOROUGH</c> is 1: it takes long, and another one walks the same way daily.</param>
    public BrowserFactAttribute(bool onlyThorough = false) => Skip = BrowserRoom.Missing()
        ?? (onlyThorough && Environment.GetEnvironmentVariable("REINTEGRATIONBI_TEST_THOROUGH") != "1" ? "Runs where REINTEGRATIONBI_TEST_THOROUGH is 1." : null);
}
