namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>How long spells last in a scheme.</summary>
/// <param name="Code">Code of the scheme.</param>
/// <param name="Factor">On the duration until a full resumption.</param>
internal sealed record SchemeCourse(string Code, double Factor);
