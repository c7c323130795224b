namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>A load that is to be repeated.</summary>
/// <param name="LoadKey">The load.</param>
/// <param name="RejectLimit">Share of rows that may be rejected before the whole file is refused, 0 to 1.</param>
public sealed record RerunInput(long LoadKey, decimal RejectLimit);
