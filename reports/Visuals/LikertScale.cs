using ReIntegrationBI.Reports.Definitions;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>The steps of a Likert bar from left to right, as places of the series in the visual.</summary>
/// <param name="Negative">From the most negative inwards.</param>
/// <param name="Neutral">In the middle; often none or one.</param>
/// <param name="Positive">From the middle outwards.</param>
/// <param name="Outside">No steps of the scale.</param>
public sealed record LikertScale(
    IReadOnlyList<int> Negative, IReadOnlyList<int> Neutral, IReadOnlyList<int> Positive, IReadOnlyList<int> Outside)
{
    /// <summary>All in the order in which they are drawn.</summary>
    public IReadOnlyList<int> All => [.. Negative, .. Neutral, .. Positive, .. Outside];

    /// <summary>The scale of a visual; one that begins with its positive end is turned round.</summary>
    /// <param name="visual">Of kind <see cref="VisualKind.LikertBar"/>.</param>
    /// <exception cref="ArgumentException">A series has no place on the scale, or the steps are not in the order of the scale.</exception>
    public static LikertScale Of(Visual visual)
    {
        if (visual.Series.FirstOrDefault(s => s.Likert is null) is { } unplaced)
        {
            throw new ArgumentException($"Visual {visual.Id}: series '{unplaced.Code}' has no place on the scale; give each series of a Likert bar one.", nameof(visual));
        }

        var steps = Enumerable.Range(0, visual.Series.Count).Where(s => visual.Series[s].Likert != LikertPosition.Outside).ToList();
        if (steps.Count > 1 && visual.Series[steps[0]].Likert > visual.Series[steps[^1]].Likert)
        {
            steps.Reverse();
        }

        for (var i = 1; i < steps.Count; i++)
        {
            if (visual.Series[steps[i]].Likert < visual.Series[steps[i - 1]].Likert)
            {
                throw new ArgumentException(
                    $"Visual {visual.Id}: series '{visual.Series[steps[i]].Code}' stands behind '{visual.Series[steps[i - 1]].Code}', against the order of the scale; order the series from one end of the scale to the other.",
                    nameof(visual));
            }
        }

        return new LikertScale(
            At(LikertPosition.Negative), At(LikertPosition.Neutral), At(LikertPosition.Positive),
            [.. Enumerable.Range(0, visual.Series.Count).Where(s => visual.Series[s].Likert == LikertPosition.Outside)]);

        List<int> At(LikertPosition position) => [.. steps.Where(s => visual.Series[s].Likert == position)];
    }

    /// <summary>Class of the colour of a series: contrast at the left and accent at the right, paler towards the middle.</summary>
    public string Paint(int series)
    {
        var negative = Negative.ToList().IndexOf(series);
        var positive = Positive.Reverse().ToList().IndexOf(series);
        return negative >= 0 ? Palette.Step("n", negative, Negative.Count)
            : positive >= 0 ? Palette.Step("p", positive, Positive.Count)
            : Neutral.Contains(series) ? "neutral"
            : "outside";
    }
}
