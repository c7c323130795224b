namespace ReIntegrationBI.Warehouse.Processes;

/// <summary>The words of a process as files and the warehouse write them: <c>current</c>, <c>single_case</c>, <c>per_year</c>.</summary>
public static class ProcessWords
{
    /// <summary>The levels of a bottleneck.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["micro", "meso", "macro"];

    /// <summary>From where a bottleneck is known.</summary>
    public static IReadOnlyList<string> Origins { get; } = ["practice", "literature", "both"];

    /// <summary>From when the duration of a step may count: milestones, and other moments of a source.</summary>
    public static IReadOnlyList<string> OtherClocks { get; } =
    [
        "certificate_received", "category_decision", "advice", "registration_form_request", "calendar_year", "application", "consent",
        "first_consultation", "resumption",
    ];

    /// <summary>All words of a kind, in its order.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];

    /// <summary>The word of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>The value of a word.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static T Read<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
