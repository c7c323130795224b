namespace ReIntegrationBI.Tests.Browser;

/// <summary>How a visitor looks at a page.</summary>
/// <param name="Width">Width of the window in px.</param>
/// <param name="Height">Height of the window in px.</param>
/// <param name="Dark">Whether the system asks for dark colours.</param>
/// <param name="StandsStill">Whether the system asks for no movement.</param>
/// <param name="Script">Whether scripts of a page run.</param>
/// <param name="Locale">The browser's language.</param>
public sealed record Look(int Width = Look.Desk, int Height = 800, bool Dark = false, bool StandsStill = true, bool Script = true, string Locale = "nl-BE")
{
    /// <summary>Width of a window on a desk, in px.</summary>
    public const int Desk = 1280;

    /// <summary>Width of the narrowest phone, in px; also a window of 1280 px at 350 %.</summary>
    public const int Phone = 360;

    /// <summary>A phone.</summary>
    public static Look OnPhone { get; } = new(Phone, 740);

    public override string ToString() => $"{Width} px, {(Dark ? "dark" : "light")}";
}
