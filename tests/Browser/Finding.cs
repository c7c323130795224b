namespace ReIntegrationBI.Tests.Browser;

/// <summary>Something on a page that keeps somebody out.</summary>
/// <param name="Rule">The rule: axe's name of it, or ours.</param>
/// <param name="At">Where it stands, as a CSS selector.</param>
/// <param name="Text">What is wrong.</param>
public sealed record Finding(string Rule, string At, string Text)
{
    public override string ToString() => $"{Rule} at {At}: {Text}";
}
