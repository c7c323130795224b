using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("ReIntegrationBI.Tests.Engines.EngineTestFramework", "ReIntegrationBI.Tests")]

namespace ReIntegrationBI.Tests.Engines;

/// <summary>Says at the start of a run which engines it uses, and clears the server at its end.</summary>
public sealed class EngineTestFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider source, IMessageSink messages)
        : XunitTestFrameworkExecutor(assembly, source, messages)
    {
        protected override async void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            using var runner = new Runner(TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions);
            await runner.RunAsync();
        }
    }

    private sealed class Runner(
        ITestAssembly assembly, IEnumerable<IXunitTestCase> cases, IMessageSink diagnostics, IMessageSink execution, ITestFrameworkExecutionOptions options)
        : XunitTestAssemblyRunner(assembly, cases, diagnostics, execution, options)
    {
        protected override Task AfterTestAssemblyStartingAsync()
        {
            foreach (var line in EnginesInUse.Lines())
            {
                DiagnosticMessageSink.OnMessage(new DiagnosticMessage(line));
            }

            return base.AfterTestAssemblyStartingAsync();
        }

        protected override Task BeforeTestAssemblyFinishedAsync()
        {
            SqlServerPool.DropAll();
            return base.BeforeTestAssemblyFinishedAsync();
        }
    }
}
