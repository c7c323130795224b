using BenchmarkDotNet.Running;
using ReIntegrationBI.Benchmarks.JobQueues;
using ReIntegrationBI.Benchmarks.PortalLoad;

if (args is [LoadRunner.Word, ..])
{
    return await LoadRunner.RunAsync(args[1..]);
}

if (args is [QueueRunner.Word, ..])
{
    return await QueueRunner.RunAsync(args[1..]);
}

BenchmarkSwitcher.FromAssembly(typeof(ReIntegrationBI.Benchmarks.StagingBenchmark).Assembly).Run(args);
return 0;
