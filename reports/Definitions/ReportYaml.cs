using ReIntegrationBI.Reports.Dashboards;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>How definitions of reports and dashboards are read: unknown and doubled keys are errors.</summary>
internal static class ReportYaml
{
    /// <summary>Reads them.</summary>
    public static IDeserializer Reader { get; } = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithEnumNamingConvention(UnderscoredNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .WithEnforceRequiredMembers()
        .WithTypeMapping<IReadOnlyDictionary<string, ValueDefinition>, Dictionary<string, ValueDefinition>>()
        .WithTypeMapping<IReadOnlyDictionary<string, string>, Dictionary<string, string>>()
        .WithTypeMapping<IReadOnlyList<Text>, List<Text>>()
        .WithTypeMapping<IReadOnlyList<PageDefinition>, List<PageDefinition>>()
        .WithTypeMapping<IReadOnlyList<VisualDefinition>, List<VisualDefinition>>()
        .WithTypeMapping<IReadOnlyList<SeriesDefinition>, List<SeriesDefinition>>()
        .WithTypeMapping<IReadOnlyList<TermDefinition>, List<TermDefinition>>()
        .WithTypeMapping<IReadOnlyList<DashboardDefinition>, List<DashboardDefinition>>()
        .WithTypeMapping<IReadOnlyList<string>, List<string>>()
        .Build();
}
