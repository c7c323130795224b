namespace ReIntegrationBI.Etl.Formats;

/// <summary>What a reader of SPSS files may use, and what it is to believe.</summary>
public sealed record SavOptions
{
    /// <summary>Encoding of the texts where the file does not say, or says it wrongly (<c>windows-1252</c>); null to believe the file.</summary>
    public string? Encoding { get; init; }

    /// <summary>Most variables, counted in pieces of eight bytes (a string of 20 bytes is three).</summary>
    public int Variables { get; init; } = 500_000;

    /// <summary>Most cases.</summary>
    public int Cases { get; init; } = 10_000_000;

    /// <summary>Most bytes of all cases once unpacked: bounds the time.</summary>
    public long CaseBytes { get; init; } = 4L << 30;

    /// <summary>Most bytes that the values may take: bounds the memory.</summary>
    public long Memory { get; init; } = 512L << 20;
}
