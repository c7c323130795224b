namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>A number that a study reports of its cases, held against those cases.</summary>
public sealed record CaseOverviewResult
{
    /// <summary>What is reported.</summary>
    public required Sourced<CaseOverviewLine> Line { get; init; }

    /// <summary>The number (or mean) from what is stated; null where no case states it.</summary>
    public required decimal? FromStated { get; init; }

    /// <summary>The number (or mean) from what is stated and inferred; null where there is nothing.</summary>
    public required decimal? FromAll { get; init; }

    /// <summary>Codes of the cases that count as stated; of a mean, those whose number is stated.</summary>
    public required IReadOnlyList<string> Stated { get; init; }

    /// <summary>Codes of the cases that count by inference only.</summary>
    public required IReadOnlyList<string> Inferred { get; init; }

    /// <summary>Whether enough is known to test it: a mean needs the number of every case.</summary>
    public required bool IsTestable { get; init; }

    /// <summary>What came of it.</summary>
    public required CaseOverviewStatus Status { get; init; }
}
