using System.Collections.Concurrent;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>The style sheets of the reports, built into the program: <c>tokens</c>, <c>visuals</c> and <c>report</c>.</summary>
public static class StyleSheet
{
    private static readonly ConcurrentDictionary<string, string> Read = new();

    /// <summary>The text of a style sheet.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static string Get(string name) => Read.GetOrAdd(name, static n =>
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream($"Visuals/{n}.css")
            ?? throw new ArgumentException($"There is no style sheet Visuals/{n}.css in the program.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });
}
