namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>The course of a disease group.</summary>
/// <param name="Code">Code of the disease group.</param>
/// <param name="Median">Median days until a full resumption.</param>
/// <param name="Shape">Shape of the Weibull distribution.</param>
/// <param name="Partial">Share of spells with a partial resumption on the way.</param>
/// <param name="Relapse">Share of full resumptions that do not last.</param>
/// <param name="Death">Deaths a year.</param>
internal sealed record DiseaseCourse(string Code, double Median, double Shape, double Partial, double Relapse, double Death);
