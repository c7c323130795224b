using System.Security.Cryptography;
using System.Text;

namespace ReIntegrationBI.Warehouse.Delivery;

/// <summary>A report of one month in one language, region and format: in the archive, or withheld. Times are UTC.</summary>
public sealed record Edition
{
    /// <summary>Its key; 0 where it was not kept yet.</summary>
    public long EditionKey { get; init; }

    /// <summary>Name of the report.</summary>
    public required string Report { get; init; }

    /// <summary>Month of the report, <c>2026-11</c>.</summary>
    public required string Period { get; init; }

    /// <summary><c>nl</c>, <c>fr</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>A member of the code list of regions, or null for the whole country.</summary>
    public string? RegionCode { get; init; }

    /// <summary>Extension of the file.</summary>
    public required string Format { get; init; }

    /// <summary>A word of <see cref="EditionState"/>.</summary>
    public required string State { get; init; }

    /// <summary>Why it was withheld; null where it was made.</summary>
    public string? Reason { get; init; }

    /// <summary>Name of its file; null where it was withheld, as are the next three.</summary>
    public string? FileName { get; init; }

    /// <summary>Hash of its file, by which the archive finds it.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Size of its file.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>Its key figures and what changed, in its language.</summary>
    public string? Summary { get; init; }

    /// <summary>The warehouse as known at this moment.</summary>
    public required DateTime KnownAt { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When it was made or withheld.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>When the owner was told that it was withheld; null where that was not done.</summary>
    public DateTime? OwnerToldAt { get; init; }

    /// <summary>Whether it is in the archive.</summary>
    public bool IsMade => State == EditionState.Made;

    /// <summary>The hash of all that makes it what it is. The same report of the same loads is one edition, whenever it is asked for.</summary>
    /// <param name="inputs">The loads on which it rests.</param>
    public string Identity(IReadOnlyList<EditionInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        string[] parts =
        [
            Report, Period, Language, RegionCode ?? "", Format, State, Reason ?? "",
            .. inputs.OrderBy(i => i.LoadKey).Select(i => FormattableString.Invariant($"{i.LoadKey}:{i.Sha256}")),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }
}
