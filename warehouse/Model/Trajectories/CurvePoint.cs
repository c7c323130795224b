namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>A point at which a curve may be shown, with the interval that ends there.</summary>
/// <param name="After">The day at which the interval before it ends; -1 for the first.</param>
/// <param name="Day">Its own day.</param>
/// <param name="AtRisk">Persons still observed after it without the event.</param>
/// <param name="Survival">Share without the event.</param>
/// <param name="Lower">Lower limit of that share; NaN where there is none.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="IsByTheDay">Whether the days within the interval were used.</param>
internal readonly record struct CurvePoint(int After, int Day, int AtRisk, double Survival, double Lower, double Upper, bool IsByTheDay);
