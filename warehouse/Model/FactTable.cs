namespace ReIntegrationBI.Warehouse.Model;

/// <summary>A fact table of the star schema and the names of its columns.</summary>
public sealed record FactTable(
    string Code,
    string Table,
    string Indicator,
    string Value,
    string Decimals,
    string Precision,
    string Remark,
    string Sheet,
    string Row,
    string Column,
    string Load,
    string LoadedAt,
    string SupersededAt)
{
    /// <summary>Whether it holds persons: then nothing of it is a published figure, and its measures come through disclosure control.</summary>
    public bool IsOfPersons { get; init; }

    /// <summary>Codes of the dimensions of what its figures are about.</summary>
    public required IReadOnlyList<string> Dimensions { get; init; }

    /// <summary>Codes of what its figures themselves have: unit, publication, of surveys also the period.</summary>
    public required IReadOnlyList<string> Attributes { get; init; }

    /// <summary>Column with the number of respondents under a figure, or null where the fact has none; likewise the next three.</summary>
    public string? Base { get; init; }

    /// <summary>Column that says how the base is known.</summary>
    public string? BaseKind { get; init; }

    /// <summary>Column with significance letters.</summary>
    public string? Letters { get; init; }

    /// <summary>Column that says whether the reading of the source is in doubt.</summary>
    public string? Uncertain { get; init; }
}
