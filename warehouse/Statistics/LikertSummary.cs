namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>How one column answered on a scale.</summary>
/// <param name="Base">What the top and bottom shares are of.</param>
/// <param name="OnScale">Those who gave an answer of the scale: what mean and standard deviation are of.</param>
/// <param name="Outside">Those in the question's base who gave none (no answer, do not know).</param>
/// <param name="TopBoxes">Share with one of the highest scores, 0 to 1; NaN of an empty base.</param>
/// <param name="BottomBoxes">Share with one of the lowest scores.</param>
/// <param name="Mean">Weighted mean score; NaN where nobody answered.</param>
/// <param name="StandardDeviation">Weighted, as in <see cref="CrosstabMeans.StandardDeviations"/>; NaN under two respondents.</param>
public sealed record LikertSummary(RespondentBase Base, RespondentBase OnScale, RespondentBase Outside,
    double TopBoxes, double BottomBoxes, double Mean, double StandardDeviation);
