using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Delivery;

/// <summary>The files of editions, by their hash. Nothing in it is ever overwritten.</summary>
/// <param name="dataFolder">Folder that all nodes share; files stand in <c>editions/</c> below it.</param>
public sealed class EditionArchive(string dataFolder)
{
    private string Folder => Path.Combine(dataFolder, "editions");

    /// <summary>A folder of its own in which a file can be made, on the same disk; whoever asks removes it.</summary>
    public string MakeRoom() => Directory.CreateDirectory(Path.Combine(Folder, $".{Guid.NewGuid():N}")).FullName;

    /// <summary>Moves a file into the archive.</summary>
    /// <returns>Its hash.</returns>
    public string Keep(string path)
    {
        var hash = FileStore.HashOf(path);
        try
        {
            // Renaming is one step: a reader finds the whole file or none.
            File.Move(path, PathOf(hash), overwrite: false);
        }
        catch (IOException) when (File.Exists(PathOf(hash)))
        {
            // The same content is there already.
        }

        return hash;
    }

    /// <summary>A file that was kept, after its hash was checked.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="FileNotFoundException">It is not there, or was changed.</exception>
    public string Find(string sha256)
    {
        var path = PathOf(sha256);
        return !File.Exists(path) ? throw new FileNotFoundException($"The edition {sha256} is not in {Folder}: put it back from the backup.", path)
            : FileStore.HashOf(path) != sha256 ? throw new FileNotFoundException($"The edition in {path} was changed since it was made: put it back from the backup.", path)
            : path;
    }

    private string PathOf(string sha256) => Path.Combine(Folder, sha256);
}
