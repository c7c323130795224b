namespace ReIntegrationBI.Etl.Sources.Trajectories;

/// <summary>What is wrong with a line; texts come without a full stop, and never with an identifier.</summary>
internal sealed record LineProblem(string Code, string Message, string Remedy, string Found, string Expected);
