using BenchmarkDotNet.Attributes;
using ReIntegrationBI.Tests.Disclosure;
using ReIntegrationBI.Warehouse.Disclosure;

namespace ReIntegrationBI.Benchmarks;

/// <summary>Protecting a table so that nothing hidden can be computed, against hiding the small counts only, and against judging the result.</summary>
[InProcess]
[MemoryDiagnoser]
public class DisclosureBenchmark
{
    private readonly DisclosureControl _control = new();
    private readonly Auditor _auditor = new();
    private CountSystem _system = null!;
    private IReadOnlySet<string> _hidden = null!;

    [Params("15 x 7", "linked, 546 cells")]
    public string Table { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(5);
        _system = Table == "15 x 7" ? RandomSystems.TwoWay(random, 15, 7) : RandomSystems.Large(random);
        _hidden = _control.Protect(_system).Hidden;
    }

    [Benchmark(Baseline = true)]
    public int PrimaryOnly() => _control.Primary(_system).Count;

    [Benchmark]
    public int PrimaryAndSecondary() => _control.Protect(_system).Hidden.Count;

    [Benchmark]
    public bool AuditOnly() => _auditor.Audit(_system, _hidden).Passed;
}
