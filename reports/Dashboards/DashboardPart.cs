namespace ReIntegrationBI.Reports.Dashboards;

/// <summary>A page of a report as a part of a dashboard.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Heading">Its short name.</param>
/// <param name="Finding">Its message, or null where filters hold: it was written of the whole.</param>
/// <param name="Lead">Its explanation, or null where filters hold.</param>
/// <param name="Tiles">Its visuals.</param>
/// <param name="Caveats">What a reader must know; empty where filters hold but for what always holds.</param>
public sealed record DashboardPart(string Id, string Heading, string? Finding, string? Lead, IReadOnlyList<Tile> Tiles, IReadOnlyList<string> Caveats);
