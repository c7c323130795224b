namespace ReIntegrationBI.Tests.Engines;

/// <summary>What stands in a database when a test gets it.</summary>
public enum TestSchema
{
    /// <summary>No table at all.</summary>
    None,

    /// <summary>The schema and the code lists of the product, and nothing else.</summary>
    Migrated,
}
