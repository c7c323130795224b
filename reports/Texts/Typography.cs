namespace ReIntegrationBI.Reports.Texts;

/// <summary>What a language asks of a printed text.</summary>
public static class Typography
{
    private const char NoBreak = '\u00a0';

    /// <summary>French marks that stand apart from their word never begin a line; other languages are left as they are.</summary>
    public static string Of(string text, string language) =>
        language != "fr"
            ? text
            : text.Replace(" ;", NoBreak + ";", StringComparison.Ordinal)
                .Replace(" :", NoBreak + ":", StringComparison.Ordinal)
                .Replace(" ?", NoBreak + "?", StringComparison.Ordinal)
                .Replace(" !", NoBreak + "!", StringComparison.Ordinal)
                .Replace("« ", "«" + NoBreak, StringComparison.Ordinal)
                .Replace(" »", NoBreak + "»", StringComparison.Ordinal);
}
