namespace ReIntegrationBI.Etl.Formats.RefiQda;

/// <summary>Where in a source a selection lies; what stands there is never read.</summary>
/// <param name="Unit">In what it is counted.</param>
/// <param name="Start">First character or millisecond, from 0; null for a rectangle, or where a transcript does not say it.</param>
/// <param name="End">Character or millisecond after the last, not before <paramref name="Start"/>; null as above.</param>
/// <param name="Rectangle">The rectangle; null where it is none.</param>
public readonly record struct RefiQdaPlace(RefiQdaUnit Unit, long? Start, long? End, RefiQdaRectangle? Rectangle)
{
    /// <summary>Whether another place of the same source lies wholly within this one; rectangles only where they are the same.</summary>
    public bool Holds(RefiQdaPlace other) =>
        Unit == other.Unit && (Rectangle is not null ? Rectangle == other.Rectangle : Start <= other.Start && other.End <= End);
}
