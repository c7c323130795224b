namespace ReIntegrationBI.Tests.Engines;

/// <summary>A database engine that tests run on: gives each test a warehouse that no other test uses meanwhile.</summary>
public interface ITestEngine
{
    /// <summary>As in <c>Warehouse__Engine</c>.</summary>
    string Name { get; }

    /// <summary>Why its tests cannot run here, or null where they can.</summary>
    string? MissingBecause { get; }

    /// <summary>A database until it is disposed of.</summary>
    TestDatabase Rent(TestSchema schema);
}
