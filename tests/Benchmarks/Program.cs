using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(ReIntegrationBI.Benchmarks.StagingBenchmark).Assembly).Run(args);
