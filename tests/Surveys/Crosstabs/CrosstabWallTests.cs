using System.Reflection;
using Dapper;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Tests.Surveys.Crosstabs;

/// <summary>There is no way round disclosure control.</summary>
public class CrosstabWallTests
{
    private static readonly Assembly Warehouse = typeof(ICrosstabReader).Assembly;

    [Fact]
    public void Nothing_of_the_room_where_respondents_are_read_is_public()
    {
        var types = Warehouse.GetTypes().Where(t => t.Namespace is "ReIntegrationBI.Warehouse.Model.Crosstabs" or "ReIntegrationBI.Warehouse.Model.Releases" or "ReIntegrationBI.Warehouse.Model.Trajectories").ToList();
        Assert.True(types.Count > 10);
        Assert.All(types, t => Assert.False(t.IsVisible, t.FullName));
    }

    [Fact]
    public void The_one_public_way_from_the_warehouse_to_respondents_is_the_reader_of_crosstabs()
    {
        // What is on its way in (to be loaded) is public; nothing gives it back.
        Type[] rows = [typeof(SurveyRespondent), typeof(GivenAnswer), typeof(RespondentContent)];
        var ways =
            from type in Warehouse.GetExportedTypes()
            where !rows.Contains(type)
            from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            let given = member switch { MethodInfo m => m.ReturnType, PropertyInfo p => p.PropertyType, FieldInfo f => f.FieldType, _ => null }
            where given is not null && Mentions(given, rows)
            select $"{type.Name}.{member.Name}";
        Assert.Empty(ways);
        Assert.Equal(
            ["CrosstabReader", "ICrosstabReader"],
            Warehouse.GetExportedTypes().Where(t => t.GetMethods().Any(m => m.Name is "Ask" or "AskAll" && Mentions(m.ReturnType, [typeof(global::ReIntegrationBI.Warehouse.Results.CrosstabTable)]))).Select(t => t.Name).Order());
    }

    [Fact]
    public void No_text_outside_the_warehouse_and_no_view_names_the_tables_of_respondents()
    {
        var outside = new[] { "portal", "etl", "reports" }
            .SelectMany(room => Directory.EnumerateFiles(Path.Combine(SampleWarehouse.Root, room), "*.*", SearchOption.AllDirectories))
            .Where(f => Path.GetExtension(f) is ".cs" or ".razor" or ".yaml" && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f) is var text && (text.Contains("FactSurveyRespondent", StringComparison.Ordinal) || text.Contains("FactSurveyAnswer", StringComparison.Ordinal) || text.Contains("FROM FactTrajectory", StringComparison.Ordinal)));
        Assert.Empty(outside);

        using var database = new SqliteTestEngine().Rent(TestSchema.Migrated);
        using var connection = database.Engine.Open();
        var views = connection.Query<(string Name, string Sql)>("SELECT name, sql FROM sqlite_master WHERE type = 'view'").ToList();
        Assert.NotEmpty(views);
        Assert.DoesNotContain(views, v => v.Sql.Contains("FactSurveyRespondent", StringComparison.OrdinalIgnoreCase) || v.Sql.Contains("FactSurveyAnswer", StringComparison.OrdinalIgnoreCase) || v.Sql.Contains("FactTrajectory", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_model_of_queries_holds_no_fact_of_respondents() =>
        Assert.DoesNotContain(Model.SmallWarehouse.Model.Measures, m => m.Fact.Table.StartsWith("FactSurveyRespondent", StringComparison.Ordinal) || m.Fact.Table.StartsWith("FactSurveyAnswer", StringComparison.Ordinal));

    [Theory]
    [InlineData(null, 5)]
    [InlineData("3", 3)]
    [InlineData("11", 11)]
    public void The_threshold_comes_from_the_settings(string? text, int threshold) => Assert.Equal(threshold, Read(text).DisclosureThreshold);

    [Theory]
    [InlineData("2")]
    [InlineData("12")]
    [InlineData("0")]
    [InlineData("five")]
    [InlineData("-5")]
    public void A_threshold_outside_3_to_11_is_refused(string text) =>
        Assert.Contains("3 to 11", Assert.Throws<SettingsException>(() => Read(text)).Message, StringComparison.Ordinal);

    private static Settings Read(string? threshold) => Settings.From(new Microsoft.Extensions.Configuration.ConfigurationManager { ["Disclosure:Threshold"] = threshold });

    private static bool Mentions(Type type, Type[] any) =>
        any.Contains(type) || (type.HasElementType && Mentions(type.GetElementType()!, any)) || type.GetGenericArguments().Any(a => Mentions(a, any));
}
