namespace ReIntegrationBI.Tests.Reports.Extracts;

/// <summary>A stream that can only be written to, as the answer to a browser; keeps what it was given.</summary>
internal sealed class ForwardStream : Stream
{
    private readonly MemoryStream _kept = new();

    public byte[] Bytes => _kept.ToArray();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => _kept.Write(buffer, offset, count);
}
