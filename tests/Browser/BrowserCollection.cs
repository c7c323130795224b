namespace ReIntegrationBI.Tests.Browser;

/// <summary>All tests in the browser: one browser and one portal for them together, one test at a time.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserRoom>, ICollectionFixture<BrowserPortal>
{
    public const string Name = "Browser";
}
