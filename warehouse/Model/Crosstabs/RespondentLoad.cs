using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Crosstabs;

/// <summary>The load that brought the respondents of a survey, as known at some moment.</summary>
/// <param name="Survey">Code of the survey.</param>
/// <param name="LoadKey">The load.</param>
/// <param name="Period">Period of the fieldwork.</param>
/// <param name="Respondents">Completed questionnaires.</param>
/// <param name="IsSynthetic">Whether any of them is made up.</param>
/// <param name="HasWeights">Whether every one has a weight.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="LoadedAt">When it was committed (UTC).</param>
internal sealed record RespondentLoad(
    string Survey, long LoadKey, Period Period, int Respondents, bool IsSynthetic, bool HasWeights, string File, string Sha256, DateTime LoadedAt);
