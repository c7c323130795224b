using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>What the sheet <c>survey</c> says.</summary>
internal sealed record AboutSurvey(Survey Survey, Publication Publication);
