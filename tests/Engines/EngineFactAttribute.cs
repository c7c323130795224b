using Xunit.Sdk;

namespace ReIntegrationBI.Tests.Engines;

/// <summary>A test of a class that has an <see cref="ITestEngine"/> as type argument: skipped, by name, where that engine is missing.</summary>
[XunitTestCaseDiscoverer("ReIntegrationBI.Tests.Engines.EngineFactDiscoverer", "ReIntegrationBI.Tests")]
public sealed class EngineFactAttribute : FactAttribute;
