namespace ReIntegrationBI.Portal.Jobs;

/// <summary>A file that was sent to the portal and waits for a decision.</summary>
/// <param name="Id">Its name in addresses: 32 hexadecimal digits.</param>
/// <param name="Path">Where it stands; the last part is the name of the file, made harmless.</param>
/// <param name="Options">How it is to be read.</param>
public sealed record Upload(string Id, string Path, LoadOptions Options)
{
    /// <summary>Name of the file.</summary>
    public string FileName => System.IO.Path.GetFileName(Path);
}
