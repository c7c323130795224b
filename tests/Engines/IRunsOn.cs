namespace ReIntegrationBI.Tests.Engines;

/// <summary>Marks a test class that runs on one engine only.</summary>
public interface IRunsOn<TEngine>
    where TEngine : ITestEngine, new();
