namespace ReIntegrationBI.Reports.Definitions;

/// <summary>Where the steps of a scale stand around its middle.</summary>
internal static class LikertSteps
{
    /// <summary>The position of a step.</summary>
    /// <param name="place">Its place in the order of the question, from 0.</param>
    /// <param name="count">Steps of the scale.</param>
    /// <param name="reversed">Whether the scale runs from its best step to its worst.</param>
    public static LikertPosition At(int place, int count, bool reversed)
    {
        // Twice the distance to the middle, so that an even number of steps has none on it.
        var side = ((2 * place) - (count - 1)) * (reversed ? -1 : 1);
        return side < 0 ? LikertPosition.Negative : side > 0 ? LikertPosition.Positive : LikertPosition.Neutral;
    }
}
