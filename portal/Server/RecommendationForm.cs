namespace ReIntegrationBI.Portal.Server;

/// <summary>Which recommendations a visitor wants, as it stands in the address; null is all.</summary>
/// <param name="Study">Code of a study.</param>
/// <param name="Level">Code of a level.</param>
/// <param name="Actor">Code of an actor.</param>
/// <param name="Key">Code of a key.</param>
/// <param name="Measured"><c>yes</c>, <c>direct</c> or <c>no</c>.</param>
public sealed record RecommendationForm(string? Study, string? Level, string? Actor, string? Key, string? Measured)
{
    /// <summary>The choices of <see cref="Measured"/>.</summary>
    public static IReadOnlyList<string> MeasuredChoices { get; } = ["yes", "direct", "no"];

    /// <summary>Reads <c>?study=S&amp;level=L&amp;actor=A&amp;key=K&amp;measured=yes|direct|no</c>.</summary>
    public static RecommendationForm Read(IQueryCollection query)
    {
        return new RecommendationForm(Of("study"), Of("level"), Of("actor"), Of("key"), Of("measured"));

        string? Of(string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>The address of the same choice in another language, without the language.</summary>
    public string Address() => string.Concat(
        new[] { ("study", Study), ("level", Level), ("actor", Actor), ("key", Key), ("measured", Measured) }
            .Where(p => p.Item2 is not null)
            .Select(p => $"&{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));
}
