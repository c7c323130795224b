namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>An address from which a file of a source is fetched.</summary>
/// <param name="Name">Its name, the only one in the plan.</param>
/// <param name="Url">Where the file is: http or https.</param>
/// <param name="File">The name under which the file is recognised.</param>
/// <param name="Options">How it is to be read.</param>
public sealed record PlannedAddress(string Name, Uri Url, string File, LoadOptions Options);
