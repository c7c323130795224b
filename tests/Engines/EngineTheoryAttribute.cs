using Xunit.Sdk;

namespace ReIntegrationBI.Tests.Engines;

/// <summary>As <see cref="EngineFactAttribute"/>, with rows of data; each row is a test that can be skipped by name.</summary>
[XunitTestCaseDiscoverer("ReIntegrationBI.Tests.Engines.EngineTheoryDiscoverer", "ReIntegrationBI.Tests")]
public sealed class EngineTheoryAttribute : TheoryAttribute;
