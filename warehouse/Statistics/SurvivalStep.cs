namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>How many had the event, and how many were observed no longer, at one time or in the interval that ends with it.</summary>
/// <param name="Time">Whole units since the start (days), 0 or more.</param>
/// <param name="Events">Persons with the event, 0 or more.</param>
/// <param name="Censored">Persons observed no longer, without the event, 0 or more.</param>
/// <param name="IsInterval">
/// Whether they are those of an interval of which the days are not known. Then whoever is censored in it counts half, as in a life table (Cutler, Ederer 1958);
/// at one time events come before censoring (Kaplan, Meier 1958).
/// </param>
public readonly record struct SurvivalStep(int Time, int Events, int Censored, bool IsInterval = false);
