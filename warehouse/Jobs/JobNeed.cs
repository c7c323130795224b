namespace ReIntegrationBI.Warehouse.Jobs;

/// <summary>Something that a waiting run waits for.</summary>
/// <param name="What">In words.</param>
/// <param name="Run">The run that is waited for, or null where it is not a run.</param>
public sealed record JobNeed(string What, long? Run = null);
