namespace ReIntegrationBI.Tests.Browser;

/// <summary>Where the focus is after a press of Tab.</summary>
/// <param name="At">The element, as a CSS selector.</param>
/// <param name="Name">What it is called, as far as its text and labels say.</param>
/// <param name="IsPage">Whether nothing of the page has the focus: it went round.</param>
/// <param name="IsFirst">Whether it is where the walk began.</param>
/// <param name="Problems">What is wrong with this stop.</param>
public sealed record FocusStop(string At, string Name, bool IsPage, bool IsFirst, IReadOnlyList<string> Problems);
