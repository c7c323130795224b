using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>A file in the inbox of a source, as it stood when it was seen.</summary>
/// <param name="Source">The source.</param>
/// <param name="Path">Where it stands.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="ModifiedAt">When it was last written (UTC).</param>
public sealed record InboxFile(string Source, string Path, long SizeBytes, DateTime ModifiedAt)
{
    /// <summary>Its name.</summary>
    [JsonIgnore]
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>By what the same place is known again.</summary>
    [JsonIgnore]
    public string PathHash => HashOf($"{Source}\n{Path}");

    /// <summary>By what the same file is known again: as long as nobody writes to it, there is one load of it.</summary>
    [JsonIgnore]
    public string Once => "inbox:" + HashOf(string.Create(CultureInfo.InvariantCulture, $"{Source}\n{Path}\n{SizeBytes}\n{ModifiedAt.Ticks}"));

    /// <summary>How it is to be read.</summary>
    [JsonIgnore]
    public LoadOptions Options => new(Source);

    /// <summary>The file as it stands now; null where it is gone.</summary>
    public static InboxFile? At(string source, string path)
    {
        var info = new FileInfo(path);
        return info.Exists ? new InboxFile(source, path, info.Length, info.LastWriteTimeUtc) : null;
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
