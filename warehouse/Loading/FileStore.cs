using System.Security.Cryptography;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>Keeps the content of every input by its hash, so that a rerun needs no one to find the file again.</summary>
/// <param name="dataFolder">Folder that all nodes share; inputs stand in <c>files/ab/abcdef…</c> below it.</param>
public sealed class FileStore(string dataFolder)
{
    private const string Passing = "passing";

    /// <summary>Copies a file into the store, unless its content is there already.</summary>
    /// <exception cref="InputRefusedException">The file is missing, a folder, or may not be read.</exception>
    public StoredFile Keep(string path) => Copy(path, PathOf);

    /// <summary>
    /// Copies a file that holds identifiers of persons, for the time of its load only: <see cref="Forget"/> it afterwards. What a
    /// process that died left behind goes with the next file that passes.
    /// </summary>
    /// <exception cref="InputRefusedException">The file is missing, a folder, or may not be read.</exception>
    public StoredFile Pass(string path)
    {
        var folder = Path.Combine(dataFolder, Passing);
        if (Directory.Exists(folder))
        {
            foreach (var old in Directory.GetFiles(folder).Where(f => File.GetLastWriteTimeUtc(f) < DateTime.UtcNow.AddDays(-1)))
            {
                File.Delete(old);
            }
        }

        return Copy(path, hash => Path.Combine(folder, $"{hash}.{Guid.NewGuid():N}"));
    }

    /// <summary>Removes the copy of a file that was only passing; what is kept stays.</summary>
    public void Forget(StoredFile file)
    {
        if (Path.GetFileName(Path.GetDirectoryName(file.Path)) == Passing)
        {
            File.Delete(file.Path);
        }
    }

    /// <summary>Hash of a file, as the store names it: 64 hexadecimal digits.</summary>
    public static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static StoredFile Copy(string path, Func<string, string> placeOf)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (Directory.Exists(path))
        {
            throw Refuse(name, "is-a-folder", "this is a folder", "Name the files in it: ./reintegrationbi load folder/*.xlsx.");
        }

        if (!File.Exists(path))
        {
            throw Refuse(name, "missing-file", $"there is no such file at {path}", "Check the path and try again.");
        }

        try
        {
            using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var hash = Convert.ToHexStringLower(SHA256.HashData(source));
            var stored = placeOf(hash);
            if (!File.Exists(stored))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(stored)!);
                source.Position = 0;
                var half = stored + "." + Guid.NewGuid().ToString("N") + ".tmp";
                using (var target = new FileStream(half, FileMode.CreateNew, FileAccess.Write))
                {
                    source.CopyTo(target);
                    target.Flush(flushToDisk: true);
                }

                // Renaming is one step: a reader finds the whole content or none.
                File.Move(half, stored, overwrite: true);
            }

            return new StoredFile(hash, name, source.Length, stored);
        }
        catch (UnauthorizedAccessException)
        {
            throw Refuse(
                name, "not-readable", $"the file at {path} may not be read by {Environment.UserName}",
                "Give this user the right to read it (chmod u+r), then load it again.");
        }
        catch (IOException e)
        {
            throw Refuse(name, "not-readable", $"the file at {path} cannot be read: {e.Message}", "Close it elsewhere or copy it again, then load it.");
        }
    }

    /// <summary>Whether a content is kept.</summary>
    public bool Holds(string sha256) => File.Exists(PathOf(sha256));

    /// <summary>A file that was kept earlier.</summary>
    /// <exception cref="FileNotFoundException">The store does not hold it, or holds something else under its name.</exception>
    public StoredFile Find(string sha256, string fileName)
    {
        var path = PathOf(sha256);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"The content of {fileName} ({sha256}) is not in {dataFolder} (files with identifiers of persons are not kept): load the file itself.", path);
        }

        using var stream = File.OpenRead(path);
        if (Convert.ToHexStringLower(SHA256.HashData(stream)) != sha256)
        {
            throw new FileNotFoundException($"The kept content of {fileName} in {path} was changed since it was loaded: load the file itself.", path);
        }

        return new StoredFile(sha256, fileName, stream.Length, path);
    }

    private string PathOf(string hash) => Path.Combine(dataFolder, "files", hash[..2], hash);

    private static InputRefusedException Refuse(string file, string code, string message, string remedy) =>
        new(new InputProblem { Code = code, File = file, Message = message, Remedy = remedy });
}
