using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Tests.Cases;

/// <summary>A warehouse with the study of fifteen cases, for tests that only ask.</summary>
public sealed class CaseWarehouse<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    public CaseWarehouse()
    {
        var outcome = Warehouse.LoadCases();
        Assert.True(outcome.State == "succeeded", outcome.Reason);
        Study = new CaseReader(Warehouse.Engine).Study("serv2025")!;
    }

    public SampleWarehouse<TEngine> Warehouse { get; } = new();

    public CaseStudy Study { get; }

    public void Dispose() => Warehouse.Dispose();
}
