namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>
/// A file without a name, for what a load needs for a moment and memory should not hold. It is gone when it is closed, however the process ends.
/// </summary>
internal static class ScratchFile
{
    /// <summary>Makes one in the folder of temporary files.</summary>
    public static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"reintegrationbi-{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(path, options);
        // The name goes at once; the content stays as long as the file is open.
        File.Delete(path);
        return file;
    }
}
