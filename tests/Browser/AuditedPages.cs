namespace ReIntegrationBI.Tests.Browser;

/// <summary>The pages that the accessibility tests look at: at least one of every route that answers with a page.</summary>
public static class AuditedPages
{
    /// <summary>The pages.</summary>
    public static IReadOnlyList<AuditedPage> All { get; } =
    [
        .. Open("/", "/?scheme=general", "/no-such-page", "/sources", "/loads/1", "/process", "/recommendations", "/sign-in", "/welcome/{welcome}", "/welcome/no-such-token"),
        .. Open(
            "/dashboards/stock",
            "/dashboards/stock?region=Flanders&disease_group=burnout&in.region=Flanders",
            "/dashboards/stock?region=Atlantis",
            "/dashboards/return",
            "/dashboards/experiences?survey=cm2023",
            "/visuals/stock/burnout-by-region?region=Flanders",
            "/visuals/trajectories/return-shares?by=sex"),
        .. Open(
            "/surveys",
            "/surveys/cm2023",
            "/surveys/cm2023/residual_capacity",
            "/surveys/cm2023/crosstab",
            "/surveys/cm2023/crosstab?rows=residual_capacity&columns=sex&columns=region",
            "/surveys/kotk_vpp2025",
            "/cases",
            "/cases/serv2025/S01",
            "/trajectories",
            "/trajectories?by=sex"),
        .. SignedIn(
            "/account",
            "/extracts",
            "/extracts?measure=invalidity_persons",
            "/extracts?measure=invalidity_persons&by=period&where=region%3DFlanders&show=yes",
            "/extracts?measure=invalidity_persons&by=status&show=yes"),
        .. SignedIn(
            "/admin",
            "/admin/jobs?refresh=no",
            "/admin/jobs/nightly-checks",
            "/admin/jobs/inbox",
            "/admin/jobs/no-such-job",
            "/admin/jobs/dependencies",
            "/admin/runs",
            "/admin/runs?group={group}&refresh=no",
            "/admin/runs/{running}?refresh=no",
            "/admin/runs/{retrying}?refresh=no",
            "/admin/loads",
            "/admin/loads/{load}",
            "/admin/upload",
            "/admin/upload/{upload}",
            "/admin/runs/{work}",
            "/admin/backfill",
            "/admin/backfill?source=riziv&from=2015&to=2018",
            "/admin/checks",
            "/admin/recipients",
            "/admin/recipients/{recipient}",
            "/admin/editions",
            "/admin/editions/{edition}",
            "/admin/codes",
            "/admin/users",
            "/admin/users/{user}",
            "/admin/audit"),
    ];

    /// <summary>Routes that are asked with GET and answer with no page of ours: files, and the way to another site.</summary>
    public static IReadOnlyList<string> NoPages { get; } =
    [
        "/health/live", "/health/ready", "/assets/portal.css", "/assets/portal.js", "/reports/{language}/{format}", "/visuals/{book}/{visual}.{format}", "/sign-in/external",
        "/editions/{key:long}", "/extracts/file.{format}", "/extracts/saved/{key:long}/file.{format}", "/admin/loads/{key:long}/rejections.csv", "/admin/audit.csv",
    ];

    /// <summary>An address in a language.</summary>
    public static string In(string address, string language) => address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + "lang=" + language;

    private static IEnumerable<AuditedPage> Open(params string[] addresses) => addresses.Select(a => new AuditedPage(a));

    private static IEnumerable<AuditedPage> SignedIn(params string[] addresses) => addresses.Select(a => new AuditedPage(a, SignedIn: true));
}
