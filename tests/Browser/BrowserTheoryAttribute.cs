namespace ReIntegrationBI.Tests.Browser;

/// <summary>As <see cref="BrowserFactAttribute"/>, a case a row of data.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = BrowserRoom.Missing();
}
