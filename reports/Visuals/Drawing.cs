namespace ReIntegrationBI.Reports.Visuals;

/// <summary>A chart measured and laid out, ready to be written as SVG. One unit is one CSS pixel at full width.</summary>
/// <param name="Width">Width of the view box.</param>
/// <param name="Height">Height of the view box.</param>
/// <param name="Marks">What is drawn, from back to front.</param>
public sealed record Drawing(double Width, double Height, IReadOnlyList<Mark> Marks)
{
    /// <summary>Width of the text block of a printed page (A4 less twice 18 mm) in CSS pixels.</summary>
    public const double PageWidth = 657;

    /// <summary>Width of the text on a phone of 360 CSS pixels.</summary>
    public const double PhoneWidth = 328;

    /// <summary>True where the value axis of a line chart does not start at zero.</summary>
    public bool AxisCut { get; init; }

    /// <summary>True where a line is dashed over a time without figures.</summary>
    public bool HasGap { get; init; }

    /// <summary>Places that stand for a category: a reader can choose them where the drawing stands on a page of the portal.</summary>
    public IReadOnlyList<Target> Targets { get; init; } = [];

    /// <summary>The texts.</summary>
    public IEnumerable<Mark.Words> Texts => Marks.OfType<Mark.Words>();
}
