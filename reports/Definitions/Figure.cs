using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Statistics;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>A number ready to be printed: read from the warehouse or computed from such, with what it is about and where it comes from.</summary>
internal sealed record Figure
{
    public required decimal Value { get; init; }
    public required int Decimals { get; init; }
    public required Unit Unit { get; init; }
    public required Period Period { get; init; }
    public Precision Precision { get; init; }

    /// <summary>Measure, members and period in words, in the report's language.</summary>
    public required string What { get; init; }
    public IReadOnlyList<CellAddress> Addresses { get; init; } = [];
    public IReadOnlyList<Reading> OtherReadings { get; init; } = [];
    public string? Formula { get; init; }
    public string? Remark { get; init; }

    /// <summary>Of surveys: code of the survey, else null.</summary>
    public string? Survey { get; init; }

    /// <summary>Of surveys: code of the question, else null.</summary>
    public string? Question { get; init; }

    /// <summary>Of surveys: respondents of which it is a part, or null where unknown.</summary>
    public int? Base { get; init; }

    /// <summary>How the base is known.</summary>
    public BaseKind BaseKind { get; init; }

    /// <summary>Significance letters as the publisher prints them; empty where none.</summary>
    public string Letters { get; init; } = "";

    /// <summary>Whether the reading of the source is in doubt.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>Whether the base is small, by the limits of the tests between columns.</summary>
    public BaseFlag Flag => Base < Limits.LeastBase ? BaseFlag.TooSmall : Base < Limits.FlaggedBase ? BaseFlag.Small : BaseFlag.None;

    private static ColumnTestOptions Limits { get; } = new();

    /// <summary>The figure of a cell that is shown.</summary>
    public static Figure Of(ResultCell cell, Period period, string what) => new()
    {
        Value = cell.Value!.Value,
        Decimals = cell.Decimals,
        Unit = cell.Unit,
        Period = period,
        Precision = cell.Precision,
        What = what,
        Addresses = cell.Addresses,
        OtherReadings = cell.OtherReadings,
        Remark = cell.Remark,
        Base = cell.Base,
        BaseKind = cell.BaseKind,
        Letters = cell.Letters ?? "",
        IsUncertain = cell.IsUncertain,
    };

    /// <summary>The publishers of figures, for a source line.</summary>
    public static string Publishers(IEnumerable<Figure> figures) =>
        string.Join("; ", figures.SelectMany(f => f.Addresses).Select(a => a.Publisher).Distinct());

    /// <summary>True where every source of the number is second-hand.</summary>
    public bool IsSecondHand => Addresses.Count > 0 && Addresses.All(a => a.PublicationKind == "second_hand");
}
