namespace ReIntegrationBI.Reports.Dashboards;

/// <summary>A member that can be chosen.</summary>
/// <param name="Code">As it stands in the address.</param>
/// <param name="Label">As printed.</param>
/// <param name="Group">The member above it, as printed, or null.</param>
public sealed record SlicerOption(string Code, string Label, string? Group);
