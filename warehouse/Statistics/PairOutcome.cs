namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>What became of the test of two columns in one row.</summary>
public enum PairOutcome
{
    /// <summary>Tested: the difference is more than chance explains at the level. The higher column carries the letter of the lower.</summary>
    Significant,

    /// <summary>Tested: no difference shown, which is no proof of equality.</summary>
    NotSignificant,

    /// <summary>Withheld: a base, unweighted or effective, is under <see cref="ColumnTestOptions.LeastBase"/>.</summary>
    WithheldSmallBase,

    /// <summary>Withheld: a share, a mean or a base is not known.</summary>
    WithheldNotAvailable,

    /// <summary>Withheld: both shares are 0, or both 1, or both columns have one and the same score throughout; there is no spread to test against.</summary>
    WithheldNoSpread,

    /// <summary>Withheld: both columns hold the same respondents.</summary>
    WithheldSameRespondents,
}
