namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>An input whose content is kept.</summary>
/// <param name="Sha256">Hash of the content, 64 hexadecimal digits.</param>
/// <param name="FileName">Name under which it was given.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="Path">Where the kept content stands.</param>
public sealed record StoredFile(string Sha256, string FileName, long SizeBytes, string Path);
