namespace ReIntegrationBI.Portal;

/// <summary>The configuration cannot be used; the message says what to set.</summary>
public sealed class SettingsException(string message) : Exception(message)
{
    /// <summary>A setting has a value that it cannot have.</summary>
    /// <param name="key">The setting, with colons or as an environment variable.</param>
    /// <param name="text">What was found.</param>
    /// <param name="expected">What was expected.</param>
    public static SettingsException Wrong(string key, string text, string expected) =>
        new($"{key.Replace(":", "__", StringComparison.Ordinal)} is '{text}'; expected {expected}. Set it so, or leave it out.");

    /// <summary>The value of a setting that is true or false; null where it was not given.</summary>
    /// <exception cref="SettingsException">It is neither.</exception>
    public static bool? Flag(string key, string? text) => text is null ? null : bool.TryParse(text, out var flag) ? flag : throw Wrong(key, text, "true or false");
}
