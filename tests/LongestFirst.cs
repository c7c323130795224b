using Xunit.Abstractions;

[assembly: TestCollectionOrderer("ReIntegrationBI.Tests.LongestFirst", "ReIntegrationBI.Tests")]

namespace ReIntegrationBI.Tests;

/// <summary>What takes longest one after the other begins first, so that the rest runs beside it and nothing long is left for the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = ["Browser", "MonthTests", "KilledLoadTestsOnSqlite", "CopyToSqliteTests", "MonthlyPdfTests", "EverySurveyRowTestsOnSqlite"];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(c => Array.FindIndex(Long, name => c.DisplayName == name || c.DisplayName.EndsWith("." + name, StringComparison.Ordinal)) is var at and >= 0 ? at : Long.Length);
}
