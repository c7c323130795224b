using System.Globalization;
using System.Text.Json;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Quarantine of files that were sent to the portal: each in a folder of its own under <c>DataFolder/uploads</c>, until it is loaded, cancelled or old.</summary>
/// <param name="dataFolder">The folder of the installation.</param>
/// <param name="clock">Tells which are old.</param>
public sealed class Uploads(string dataFolder, TimeProvider clock)
{
    /// <summary>How long a file waits for a decision.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private static readonly TimeSpan LongestTaken = TimeSpan.FromDays(7);

    private const int LongestName = 120;
    private const string Content = "content", Options = "options.json", Taken = "taken.json";

    private readonly string _folder = Path.Combine(dataFolder, "uploads");

    /// <summary>Writes a file to disk as it comes in, and what goes with it.</summary>
    /// <param name="content">The content.</param>
    /// <param name="fileName">The name that the sender gives it; only its last part counts, and nothing of it that a file system could take amiss.</param>
    /// <param name="options">How it is to be read.</param>
    /// <param name="cancellation">Gives up; nothing stays.</param>
    public async Task<Upload> StoreAsync(Stream content, string fileName, LoadOptions options, CancellationToken cancellation)
    {
        RemoveOld();
        var id = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        var upload = new Upload(id, Path.Combine(_folder, id, Content, SafeName(fileName)), options);
        Directory.CreateDirectory(Path.GetDirectoryName(upload.Path)!);
        try
        {
            await using (var target = new FileStream(upload.Path, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await content.CopyToAsync(target, cancellation);
            }

            await File.WriteAllTextAsync(Path.Combine(_folder, id, Options), JsonSerializer.Serialize(options), cancellation);
            return upload;
        }
        catch
        {
            Remove(id);
            throw;
        }
    }

    /// <summary>A file that waits, or null.</summary>
    public Upload? Find(string id)
    {
        var (options, content) = (Path.Combine(_folder, id, Options), Path.Combine(_folder, id, Content));
        return IsId(id) && File.Exists(options) && Directory.Exists(content) && Directory.GetFiles(content) is [var path]
            ? new Upload(id, path, JsonSerializer.Deserialize<LoadOptions>(File.ReadAllText(options))!)
            : null;
    }

    /// <summary>Takes a file for its load, so that no second click loads it twice: it is not found any more.</summary>
    /// <returns>False where somebody took it before.</returns>
    public bool TryTake(Upload upload)
    {
        try
        {
            File.Move(Path.Combine(_folder, upload.Id, Options), Path.Combine(_folder, upload.Id, Taken));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>A file that was taken for its load and is not loaded yet, or null.</summary>
    public Upload? FindTaken(string id)
    {
        var (options, content) = (Path.Combine(_folder, id, Taken), Path.Combine(_folder, id, Content));
        return IsId(id) && File.Exists(options) && Directory.Exists(content) && Directory.GetFiles(content) is [var path]
            ? new Upload(id, path, JsonSerializer.Deserialize<LoadOptions>(File.ReadAllText(options))!)
            : null;
    }

    /// <summary>Lets a file that was taken wait again.</summary>
    public void GiveBack(Upload upload) => File.Move(Path.Combine(_folder, upload.Id, Taken), Path.Combine(_folder, upload.Id, Options));

    /// <summary>Removes a file; nothing happens where it is gone already.</summary>
    public void Remove(string id)
    {
        var folder = Path.Combine(_folder, id);
        if (IsId(id) && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Removes files that nobody decided on in <see cref="Longest"/>, and those whose load did not begin in a week: its run was cancelled.</summary>
    /// <returns>How many went.</returns>
    public int RemoveOld()
    {
        if (!Directory.Exists(_folder))
        {
            return 0;
        }

        var old = new DirectoryInfo(_folder).GetDirectories().Where(IsOld).ToList();
        foreach (var folder in old)
        {
            Remove(folder.Name);
        }

        return old.Count;
    }

    /// <summary>The last part of a name, without what means something to a file system, a terminal or a reader's eye.</summary>
    public static string SafeName(string fileName)
    {
        var last = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var harmless = string.Concat(last.Where(c => !"<>:\"|?*".Contains(c, StringComparison.Ordinal)
            && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse))).Trim(' ', '.');
        if (harmless.Length > LongestName)
        {
            // The ending tells the kind of the file: x.survey.xlsx.
            harmless = harmless[..(LongestName / 2)] + harmless[^(LongestName / 2)..];
        }

        return harmless.Length == 0 ? "upload" : harmless;
    }

    private bool IsOld(DirectoryInfo upload) =>
        upload.LastWriteTimeUtc < clock.GetUtcNow().UtcDateTime - (File.Exists(Path.Combine(upload.FullName, Taken)) ? LongestTaken : Longest);

    private static bool IsId(string id) => Guid.TryParseExact(id, "N", out _);
}
