namespace ReIntegrationBI.Reports.Visuals;

/// <summary>Something drawn, in the units of its <see cref="Drawing"/>. Colours are names of classes in tokens.css.</summary>
public abstract record Mark
{
    private Mark()
    {
    }

    /// <summary>A line of text.</summary>
    /// <param name="X">Where its anchor stands.</param>
    /// <param name="Y">Its baseline.</param>
    /// <param name="Text">The words.</param>
    /// <param name="Size">Type size.</param>
    /// <param name="Anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="Paint">Class of the colour.</param>
    /// <param name="Bold">Semi-bold.</param>
    public sealed record Words(double X, double Y, string Text, double Size, string Anchor, string Paint, bool Bold = false) : Mark
    {
        /// <summary>Width as measured, never too small.</summary>
        public double Width => TextMetrics.Width(Text, Size, Bold);

        /// <summary>Left edge.</summary>
        public double Left => Anchor switch { "start" => X, "end" => X - Width, _ => X - (Width / 2) };

        /// <summary>Right edge.</summary>
        public double Right => Left + Width;

        /// <summary>Top of the capitals and accents.</summary>
        public double Top => Y - (0.8 * Size);

        /// <summary>Foot of the descenders.</summary>
        public double Bottom => Y + (0.22 * Size);

        /// <summary>Whether two texts would touch.</summary>
        public bool Overlaps(Words other) =>
            Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }

    /// <summary>A rectangle: a bar or a segment of one.</summary>
    /// <param name="X">Left edge.</param>
    /// <param name="Y">Top edge.</param>
    /// <param name="Width">Width.</param>
    /// <param name="Height">Height.</param>
    /// <param name="Paint">Class of the colour.</param>
    /// <param name="Name">What it stands for, read out and shown on pointing; or null.</param>
    public sealed record Box(double X, double Y, double Width, double Height, string Paint, string? Name = null) : Mark;

    /// <summary>A line through points.</summary>
    /// <param name="Points">At least two.</param>
    /// <param name="Paint">Class of the colour.</param>
    /// <param name="Style">Class of width and dashes.</param>
    /// <param name="Thickness">Width of the line where it tells a number; null: as the class says.</param>
    /// <param name="Name">What it stands for, read out and shown on pointing; or null.</param>
    public sealed record Path(IReadOnlyList<(double X, double Y)> Points, string Paint, string Style, double? Thickness = null, string? Name = null) : Mark;

    /// <summary>A filled shape.</summary>
    /// <param name="Points">Its corners, at least three.</param>
    /// <param name="Paint">Class of the colour.</param>
    /// <param name="Name">What it stands for, read out and shown on pointing; or null.</param>
    public sealed record Area(IReadOnlyList<(double X, double Y)> Points, string Paint, string? Name = null) : Mark;

    /// <summary>A point of a line.</summary>
    /// <param name="X">Centre.</param>
    /// <param name="Y">Centre.</param>
    /// <param name="Radius">Radius.</param>
    /// <param name="Paint">Class of the colour.</param>
    /// <param name="Hollow">True where the value is not exact.</param>
    /// <param name="Name">What it stands for, read out and shown on pointing; or null.</param>
    public sealed record Dot(double X, double Y, double Radius, string Paint, bool Hollow, string? Name = null) : Mark;
}
