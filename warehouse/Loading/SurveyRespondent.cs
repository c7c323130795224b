namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>One person's answers as a source hands them over.</summary>
public sealed record SurveyRespondent
{
    /// <summary>Keyed hash of the identifier in the file (64 hexadecimal digits); see <c>Pseudonyms</c>.</summary>
    public required string Pseudonym { get; init; }

    /// <summary>Weight from the file, above 0; null where it has none.</summary>
    public double? Weight { get; init; }

    /// <summary><c>nl</c>, <c>fr</c>, <c>en</c> or <c>de</c>; null where the file does not say.</summary>
    public string? Language { get; init; }

    /// <summary>Whether the questionnaire was completed; who did not complete it stands in no table.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>Row of the file (or number of the case), from 1.</summary>
    public required int RowNumber { get; init; }

    /// <summary>What was answered.</summary>
    public required IReadOnlyList<GivenAnswer> Answers { get; init; }
}
