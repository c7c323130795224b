using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>What became of one file: an outcome, or a failure that is not the file's fault.</summary>
internal sealed record LoadAttempt(string Path, LoadOutcome? Outcome, Exception? Failure);
