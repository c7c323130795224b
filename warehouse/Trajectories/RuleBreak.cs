namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>Why a line cannot be taken over; texts come without a full stop, and never with an identifier.</summary>
/// <param name="Code">Short code, e.g. <c>overlap</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Found">What was found.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Remedy">What to do.</param>
public sealed record RuleBreak(string Code, string Message, string Found, string Expected, string Remedy);
