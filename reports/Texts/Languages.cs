namespace ReIntegrationBI.Reports.Texts;

/// <summary>The languages of the product.</summary>
public static class Languages
{
    /// <summary><c>nl</c>, <c>fr</c> and <c>en</c>.</summary>
    public static IReadOnlyList<string> All { get; } = ["nl", "fr", "en"];

    /// <summary>Returns the language itself when it is one of the three.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is another.</exception>
    public static string Check(string language) => All.Contains(language)
        ? language
        : throw new ArgumentOutOfRangeException(nameof(language), language, "Languages are nl, fr and en.");
}
