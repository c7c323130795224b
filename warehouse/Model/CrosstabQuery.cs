namespace ReIntegrationBI.Warehouse.Model;

/// <summary>A question about what respondents answered: the answers to one question, broken down by those to others.</summary>
public sealed record CrosstabQuery
{
    /// <summary>Code of the survey.</summary>
    public required string Survey { get; init; }

    /// <summary>Code of the question whose answers are the rows; of a grid <c>QUESTION/ROW</c>.</summary>
    public required string Rows { get; init; }

    /// <summary>Codes of the questions whose answers are the columns, behind the total; none gives the total alone.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>How respondents are weighted.</summary>
    public WeightChoice Weight { get; init; } = WeightChoice.None;

    /// <summary>Level of the tests: 0.05 is 95 %.</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>Whether the level is divided by the number of pairs (Bonferroni).</summary>
    public bool Bonferroni { get; init; }

    /// <summary>The warehouse as it was known at this moment (UTC); null for now.</summary>
    public DateTime? AsOf { get; init; }
}
