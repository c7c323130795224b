namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>A file that was sent to the portal and is to be loaded.</summary>
/// <param name="Id">Its name in the quarantine.</param>
/// <param name="Options">How it is to be read.</param>
public sealed record UploadInput(string Id, LoadOptions Options);
