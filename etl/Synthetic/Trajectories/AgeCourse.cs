namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>How long spells last in an age group, and how often they end with a pension.</summary>
/// <param name="Code">Code of the age group.</param>
/// <param name="Factor">On the duration until a full resumption.</param>
/// <param name="Pension">Pensions a year.</param>
internal sealed record AgeCourse(string Code, double Factor, double Pension);
