using System.IO.Compression;

namespace ReIntegrationBI.Reports.Rendering.Extract;

/// <summary>
/// A table that is written beside another and follows it: an archive takes one file at a time, so this one waits on disk, compressed. It is gone
/// when it is closed, and when the program dies.
/// </summary>
internal sealed class SpillFile : IDisposable
{
    private readonly FileStream _file = new(
        Path.Combine(Path.GetTempPath(), $"reintegrationbi-{Guid.NewGuid():N}.part"),
        FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);

    private readonly DeflateStream _in;

    public SpillFile() => _in = new DeflateStream(_file, CompressionLevel.Fastest, leaveOpen: true);

    /// <summary>Where the table is written.</summary>
    public Stream Target => _in;

    /// <summary>Copies what was written, once; nothing can be written after.</summary>
    public void CopyTo(Stream target)
    {
        _in.Dispose();
        _file.Position = 0;
        using var content = new DeflateStream(_file, CompressionMode.Decompress, leaveOpen: true);
        content.CopyTo(target);
    }

    public void Dispose()
    {
        _in.Dispose();
        _file.Dispose();
    }
}
