namespace ReIntegrationBI.Warehouse.Results;

/// <summary>How respondents were weighted.</summary>
/// <param name="Description">In three languages: by the file, or raked to which margins of which date.</param>
/// <param name="EffectiveBase">Effective base of all respondents (Kish).</param>
/// <param name="DesignEffect">1 plus the squared coefficient of variation of the weights.</param>
/// <param name="Lowest">Lowest weight, where the mean is 1.</param>
/// <param name="Highest">Highest weight.</param>
/// <param name="Report">Convergence, trimming and margins, a line each, in English.</param>
public sealed record CrosstabWeights(
    Label Description, double EffectiveBase, double DesignEffect, double Lowest, double Highest, IReadOnlyList<string> Report);
