using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Crosstabs;

/// <summary>A weight for each respondent, with a mean of 1, and what is said of them.</summary>
/// <param name="Values">The weights.</param>
/// <param name="Description">How they were made.</param>
internal sealed record SurveyWeights(double[] Values, CrosstabWeights Description);
