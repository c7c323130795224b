using System.Text.RegularExpressions;
using ReIntegrationBI.Warehouse.Schema;

namespace ReIntegrationBI.Tests.Warehouse;

/// <summary>The scheduler's store is the same on both engines: the scripts differ in the words of the dialects alone.</summary>
public sealed partial class JobsSchemaScriptsTests
{
    [Fact]
    public void Both_engines_have_the_same_scripts_of_the_schedulers_store()
    {
        var sqlite = SchemaScript.OfJobs("Sqlite").Select(s => (s.Name, Text: s.Text.Trim())).ToList();
        Assert.True(sqlite.Count >= 2, $"Only {sqlite.Count} scripts were found.");
        Assert.Equal(sqlite, SchemaScript.OfJobs("SqlServer").Select(s => (s.Name, Collation().Replace(s.Text.Trim(), "").Replace("bigint IDENTITY(1,1)", "INTEGER", StringComparison.Ordinal))));
    }

    [GeneratedRegex(" COLLATE Latin1_General_BIN2")]
    private static partial Regex Collation();
}
