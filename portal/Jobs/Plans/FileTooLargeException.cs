namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>What is sent is larger than it may be.</summary>
internal sealed class FileTooLargeException : Exception;
