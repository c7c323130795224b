using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>One published cell as it stands in the warehouse.</summary>
internal sealed record Figure
{
    public required string Indicator { get; init; }

    /// <summary>Codes (or paths) of members by dimension, of the attributes too.</summary>
    public required IReadOnlyDictionary<string, string> Codes { get; init; }

    public required Unit Unit { get; init; }
    public required decimal? Value { get; init; }
    public required int Decimals { get; init; }
    public required Precision Precision { get; init; }
    public string? Remark { get; init; }
    public required string Series { get; init; }
    public required string Edition { get; init; }
    public required CellAddress Address { get; init; }

    /// <summary>Code of the member of one dimension.</summary>
    public string this[string dimension] => Codes[dimension];

    public int? Base { get; init; }
    public BaseKind BaseKind { get; init; }
    public string? Letters { get; init; }
    public bool IsUncertain { get; init; }

    /// <summary>The figure as one of several readings of its cell.</summary>
    public Reading ToReading() => new(Value ?? 0, Decimals, Unit, Precision, Remark, Address);
}
