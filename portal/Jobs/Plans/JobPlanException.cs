namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>The plan of what runs by itself cannot be used; the message gives file, line, what was found, what was expected and what to do.</summary>
public sealed class JobPlanException(string message, Exception? inner = null) : Exception(message, inner);
