namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>How one option of a ranking question did in one column.</summary>
/// <param name="Base">Everybody who was to rank: what the shares are of.</param>
/// <param name="First">Share of the base that ranked it first, 0 to 1; NaN of an empty base.</param>
/// <param name="InTop">Share of the base that ranked it among the first <paramref name="Top"/>.</param>
/// <param name="Top">How far "the top" reaches.</param>
/// <param name="Ranked">Only those who ranked it at all: what the mean rank is of.</param>
/// <param name="MeanRank">Weighted mean rank among those who ranked it, 1 or more; NaN where nobody did.</param>
public sealed record RankingSummary(
    RespondentBase Base, double First, double InTop, int Top, RespondentBase Ranked, double MeanRank);
