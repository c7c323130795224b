using BenchmarkDotNet.Running;
using ReIntegrationBI.Benchmarks.PortalLoad;

if (args is [LoadRunner.Word, ..])
{
    return await LoadRunner.RunAsync(args[1..]);
}

BenchmarkSwitcher.FromAssembly(typeof(ReIntegrationBI.Benchmarks.StagingBenchmark).Assembly).Run(args);
return 0;
