namespace ReIntegrationBI.Warehouse.Results;

/// <summary>The respondents of a survey that the warehouse holds.</summary>
/// <param name="Survey">Code of the survey.</param>
/// <param name="Title">Its title in three languages.</param>
/// <param name="Period">Period of the fieldwork.</param>
/// <param name="Respondents">Completed questionnaires.</param>
/// <param name="IsSynthetic">Whether they are made up.</param>
/// <param name="HasWeights">Whether the file brought weights.</param>
/// <param name="Address">Where they come from.</param>
public sealed record RespondentSet(
    string Survey, Label Title, Period Period, int Respondents, bool IsSynthetic, bool HasWeights, CellAddress Address);
