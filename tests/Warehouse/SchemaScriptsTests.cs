using System.Text.RegularExpressions;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Schema;

namespace ReIntegrationBI.Tests.Warehouse;

/// <summary>The scripts of the two engines must describe the same warehouse.</summary>
public sealed partial class SchemaScriptsTests
{
    [Fact]
    public void Both_engines_have_the_same_script_names()
    {
        var sqlite = SchemaScript.BuiltIn("Sqlite").Select(s => (s.Name, s.IsStaging)).ToList();

        Assert.NotEmpty(sqlite);
        Assert.Equal(sqlite, SchemaScript.BuiltIn("SqlServer").Select(s => (s.Name, s.IsStaging)));
    }

    [Fact]
    public void Both_engines_have_the_same_tables_columns_types_nullability_and_keys()
    {
        var sqlite = Describe("Sqlite");
        var sqlServer = Describe("SqlServer");

        Assert.True(sqlite.Count > 15, $"Only {sqlite.Count} tables were found.");
        Assert.Equal(sqlServer.Keys.Order(), sqlite.Keys.Order());
        foreach (var (table, lines) in sqlServer)
        {
            Assert.Equal(lines, sqlite[table]);
        }
    }

    [Fact]
    public void Both_engines_have_the_same_views_with_the_same_columns()
    {
        var sqlite = Views("Sqlite");
        var sqlServer = Views("SqlServer");

        Assert.Contains("vPublishedFigure", sqlite.Keys);
        Assert.Equal(sqlServer.Keys, sqlite.Keys);
        foreach (var (view, text) in sqlServer)
        {
            Assert.Equal(Columns(text), Columns(sqlite[view]));
            Assert.Equal(text, sqlite[view]);
        }
    }

    /// <summary>Guards the parser of the test above.</summary>
    [Fact]
    public void The_columns_of_the_views_are_those_that_the_database_says()
    {
        using var folder = new TempFolder();
        var engine = new SqliteEngine($"Data Source={folder.File("w.db")}");
        new Migrator(engine).Run();
        using var connection = engine.Open();

        Assert.Equal(Views("Sqlite").Keys, connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'view'").Order(StringComparer.Ordinal));
        foreach (var (view, text) in Views("Sqlite"))
        {
            Assert.Equal(connection.Query<string>("SELECT name FROM pragma_table_info(@view) ORDER BY cid", new { view }), Columns(text));
            connection.Query($"SELECT * FROM {view}");
        }
    }

    [Fact]
    public void Optional_scripts_are_not_run_by_the_migrator()
    {
        var optional = Directory.GetFiles(Path.Combine(SampleWarehouse.Root, "warehouse", "Schema", "SqlServer", "Optional"), "*.sql");

        Assert.NotEmpty(optional);
        Assert.Empty(SchemaScript.BuiltIn("SqlServer").Select(s => s.Name).Intersect(optional.Select(o => Path.GetFileName(o)!)));
    }

    [Fact]
    public void The_reader_is_granted_every_view_and_no_table()
    {
        var roles = File.ReadAllText(Path.Combine(SampleWarehouse.Root, "warehouse", "Schema", "SqlServer", "Optional", "roles.sql"));

        var granted = Grant().Matches(roles).Select(m => m.Groups["name"].Value).Order(StringComparer.Ordinal);

        Assert.Equal(Views("SqlServer").Keys, granted);
    }

    /// <summary>Guards the parser of the tables: SQLite itself must see what the parser sees.</summary>
    [Fact]
    public void The_description_of_the_scripts_is_what_the_database_says()
    {
        using var folder = new TempFolder();
        var engine = new SqliteEngine($"Data Source={folder.File("w.db")}");
        new Migrator(engine).Run();
        using var connection = engine.Open();

        foreach (var (table, lines) in Describe("Sqlite").Where(t => !t.Key.StartsWith("staging.", StringComparison.Ordinal)))
        {
            var columns = connection.Query<(string Name, long NotNull, long Pk)>(
                "SELECT name, \"notnull\", pk FROM pragma_table_info(@table) ORDER BY cid", new { table }).ToList();
            Assert.Equal(
                lines.Where(l => l.StartsWith("column ", StringComparison.Ordinal)).Select(l => (l.Split(' ')[1], l.EndsWith("NOT NULL", StringComparison.Ordinal))),
                columns.Select(c => (c.Name, c.NotNull == 1)));
            var foreignKeys = connection.Query<string>("SELECT \"table\" FROM pragma_foreign_key_list(@table)", new { table });
            Assert.Equal(lines.Count(l => l.Contains("FOREIGN KEY", StringComparison.Ordinal)), foreignKeys.Count());
        }
    }

    [Fact]
    public void No_script_uses_words_that_one_of_the_targets_lacks()
    {
        foreach (var script in SchemaScript.BuiltIn("SqlServer"))
        {
            Assert.DoesNotMatch(@"(?i)CREATE\s+OR\s+ALTER|MERGE\s", script.Text);
        }
    }

    private static SortedDictionary<string, string> Views(string engine) => new(
        SchemaScript.BuiltIn(engine)
            .SelectMany(s => View().Matches(Comment().Replace(s.Text, "")))
            .ToDictionary(m => m.Groups["name"].Value, m => Blank().Replace(m.Groups["body"].Value, " ")),
        StringComparer.Ordinal);

    /// <summary>What stands after AS, or else after the point.</summary>
    private static IEnumerable<string> Columns(string view) =>
        view[..view.IndexOf(" FROM ", StringComparison.Ordinal)].Split(',').Select(c => c.Trim().Split(' ', '.')[^1]);

    private static SortedDictionary<string, List<string>> Describe(string engine)
    {
        var tables = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var script in SchemaScript.BuiltIn(engine))
        {
            var text = Comment().Replace(script.Text, "");
            foreach (Match table in Table().Matches(text))
            {
                tables.Add(table.Groups["name"].Value, table.Groups["body"].Value.Split(",\n").Select(Line).ToList());
            }

            foreach (Match index in Index().Matches(text))
            {
                tables[index.Groups["table"].Value].Add(Blank().Replace(index.Value, " "));
            }
        }

        return tables;
    }

    private static string Line(string text)
    {
        text = Blank().Replace(text.Trim(), " ");
        if (text.StartsWith("CONSTRAINT", StringComparison.Ordinal))
        {
            return text;
        }

        return "column " + text
            .Replace("INTEGER NOT NULL", "key NOT NULL", StringComparison.Ordinal)
            // SQLite compares by bytes as it is; SQL Server is told to.
            .Replace(" COLLATE Latin1_General_BIN2", "", StringComparison.Ordinal)
            .Replace("bigint IDENTITY(1,1) NOT NULL", "key NOT NULL", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"--.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"CREATE TABLE (IF NOT EXISTS )?(?<name>[\w.]+) \(\n(?<body>.*?)\n\);", RegexOptions.Singleline)]
    private static partial Regex Table();

    [GeneratedRegex(@"CREATE (UNIQUE )?INDEX \w+ ON (?<table>\w+)[^;]*;")]
    private static partial Regex Index();

    [GeneratedRegex(@"CREATE VIEW (?<name>\w+) AS\s+SELECT(?<body>[^;]*);")]
    private static partial Regex View();

    [GeneratedRegex(@"GRANT \w+ ON dbo\.(?<name>\w+) TO reintegrationbi_reader;")]
    private static partial Regex Grant();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
