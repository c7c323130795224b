namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>Reads a stream and counts; ends with an exception where it is longer than it may be.</summary>
/// <param name="inner">The stream.</param>
/// <param name="most">Bytes at most.</param>
internal sealed class LimitedStream(Stream inner, long most) : Stream
{
    /// <summary>Bytes read so far.</summary>
    public long Count { get; private set; }

    /// <summary>The first bytes, at most 512.</summary>
    public byte[] Head { get; private set; } = [];

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => Count; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Counted(buffer.AsSpan(offset), inner.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        return Counted(buffer.Span, read);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Counted(ReadOnlySpan<byte> buffer, int read)
    {
        Count += read;
        if (Count > most)
        {
            throw new FileTooLargeException();
        }

        if (Head.Length < 512)
        {
            Head = [.. Head, .. buffer[..Math.Min(read, 512 - Head.Length)]];
        }

        return read;
    }
}
