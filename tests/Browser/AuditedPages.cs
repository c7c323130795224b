namespace ReIntegrationBI.Tests.Browser;

/// <summary>The pages that the accessibility tests walk: one of every kind that the portal has.</summary>
public static class AuditedPages
{
    /// <summary>Their addresses without the language.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "/",
        "/?scheme=general",
        "/dashboards/stock",
        "/dashboards/stock?region=Flanders&disease_group=burnout&in.region=Flanders",
        "/dashboards/return",
        "/dashboards/experiences?survey=cm2023",
        "/visuals/stock/burnout-by-region?region=Flanders",
        "/visuals/trajectories/return-shares?by=sex",
        "/sources",
        "/loads/1",
        "/surveys",
        "/surveys/cm2023",
        "/surveys/cm2023/residual_capacity",
        "/surveys/cm2023/crosstab",
        "/surveys/cm2023/crosstab?rows=residual_capacity&columns=sex&columns=region",
        "/surveys/kotk_vpp2025",
        "/cases",
        "/cases/serv2025/S01",
        "/trajectories",
        "/trajectories?by=sex",
        "/recommendations",
        "/process",
        "/no-such-page",
    ];

    /// <summary>An address in a language.</summary>
    public static string In(string address, string language) => address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + "lang=" + language;
}
