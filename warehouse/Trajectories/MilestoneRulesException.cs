namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>The rules of milestones are missing or wrong; the message says what and where.</summary>
public sealed class MilestoneRulesException(string message, Exception? inner = null) : Exception(message, inner);
