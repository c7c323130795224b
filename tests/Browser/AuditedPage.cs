namespace ReIntegrationBI.Tests.Browser;

/// <summary>A page that the accessibility tests look at.</summary>
/// <param name="Address">Its address without the language; <c>{name}</c> for what only a running portal knows, see <see cref="BrowserPortal.Place"/>.</param>
/// <param name="SignedIn">Whether an administrator looks at it; else somebody who did not sign in.</param>
public sealed record AuditedPage(string Address, bool SignedIn = false);
