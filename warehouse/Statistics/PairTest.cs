namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>One line of the diagnostics: two columns of one row.</summary>
/// <param name="Row">The row, counted from 0.</param>
/// <param name="First">The left column, counted from 0.</param>
/// <param name="Second">The right column.</param>
/// <param name="FirstBase">Base of the left column.</param>
/// <param name="SecondBase">Base of the right column.</param>
/// <param name="FirstValue">Share (0 to 1) or mean of the left column; NaN if not known.</param>
/// <param name="SecondValue">Share or mean of the right column.</param>
/// <param name="Overlap">Covariance of the two columns per unit of variance, Σw² of the shared respondents / (Σw₁·Σw₂); 0 without overlap.</param>
/// <param name="StandardError">Of the difference; NaN where withheld.</param>
/// <param name="Statistic">z of shares, t of means: difference / standard error; NaN where withheld.</param>
/// <param name="DegreesOfFreedom">Of t; infinite for z; NaN where withheld.</param>
/// <param name="PValue">Two-sided, before any correction; NaN where withheld.</param>
/// <param name="AdjustedPValue">With Bonferroni: times the pairs tested in the row, 1 at most. Else equal to <paramref name="PValue"/>.</param>
/// <param name="SmallBase">A base is under <see cref="ColumnTestOptions.FlaggedBase"/>.</param>
/// <param name="FewExpected">Shares only: under 5 expected hits or misses in a column, where the normal approximation is poor.</param>
/// <param name="Outcome">What became of it.</param>
public readonly record struct PairTest(int Row, int First, int Second, RespondentBase FirstBase, RespondentBase SecondBase,
    double FirstValue, double SecondValue, double Overlap, double StandardError, double Statistic, double DegreesOfFreedom,
    double PValue, double AdjustedPValue, bool SmallBase, bool FewExpected, PairOutcome Outcome)
{
    /// <summary>Left less right.</summary>
    public double Difference => FirstValue - SecondValue;

    /// <summary>True if the pair was not tested.</summary>
    public bool Withheld => Outcome is not (PairOutcome.Significant or PairOutcome.NotSignificant);

    /// <summary>Why the pair was not tested, in English; null if it was.</summary>
    public string? Reason => Outcome switch
    {
        PairOutcome.WithheldSmallBase => "a base is too small",
        PairOutcome.WithheldNotAvailable => "a value or a base is not known",
        PairOutcome.WithheldNoSpread => "both columns answered all alike",
        PairOutcome.WithheldSameRespondents => "both columns hold the same respondents",
        _ => null,
    };
}
