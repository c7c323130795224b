namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>Numbers that the warehouse keeps whole.</summary>
internal static class RespondentNumbers
{
    /// <summary>Decimals of a number that a respondent gave.</summary>
    public const int Decimals = 4;

    /// <summary>Numbers of this size and more do not fit: 10^11, so that 15 digits hold them with their decimals.</summary>
    public const decimal Beyond = 100_000_000_000m;

    /// <summary>A weight below this would be kept as nearly nothing.</summary>
    public const double LeastWeight = 1e-6;

    /// <summary>A weight above this is no weight.</summary>
    public const double MostWeight = 1e6;
}
