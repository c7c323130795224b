namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>On what a value of a case rests.</summary>
public static class CaseBasis
{
    /// <summary>The study says it.</summary>
    public const string Stated = "stated";

    /// <summary>Read out of the case's own story.</summary>
    public const string BioReading = "bio_reading";

    /// <summary>Added up from periods that the story names.</summary>
    public const string SummedPeriods = "summed_periods";

    /// <summary>The case is missing from a list that the study gives as complete.</summary>
    public const string ListComplement = "list_complement";

    /// <summary>Chosen so that a total of the study comes out; it can therefore never confirm that total.</summary>
    public const string TotalClosure = "total_closure";

    /// <summary>The ways to infer.</summary>
    public static IReadOnlyList<string> Inferred { get; } = [BioReading, SummedPeriods, ListComplement, TotalClosure];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Stated, .. Inferred];

    /// <summary>How sure an inference is, surest first.</summary>
    public static IReadOnlyList<string> Confidences { get; } = ["high", "medium", "low"];
}
