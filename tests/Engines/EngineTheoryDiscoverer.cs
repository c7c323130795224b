using Xunit.Abstractions;
using Xunit.Sdk;

namespace ReIntegrationBI.Tests.Engines;

/// <summary>Finds the tests of <see cref="EngineTheoryAttribute"/>.</summary>
public sealed class EngineTheoryDiscoverer(IMessageSink messages) : TheoryDiscoverer(messages)
{
    private readonly IMessageSink _messages = messages;

    protected override IEnumerable<IXunitTestCase> CreateTestCasesForDataRow(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute, object[] dataRow) =>
        TestClassEngine.MissingBecause(testMethod) is { } why
            ? CreateTestCasesForSkippedDataRow(discoveryOptions, testMethod, theoryAttribute, dataRow, why)
            : base.CreateTestCasesForDataRow(discoveryOptions, testMethod, theoryAttribute, dataRow);

    protected override IEnumerable<IXunitTestCase> CreateTestCasesForTheory(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute) =>
        TestClassEngine.MissingBecause(testMethod) is { } why
            ?
            [
                new XunitSkippedDataRowTestCase(
                    _messages, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, why),
            ]
            : base.CreateTestCasesForTheory(discoveryOptions, testMethod, theoryAttribute);
}
