using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Reports.Rendering.TabBook;

/// <summary>What goes into a tab book: every question of a survey against the same columns.</summary>
public sealed record TabBookContent
{
    /// <summary>The survey.</summary>
    public required Survey Survey { get; init; }

    /// <summary>Its tables in the order of the questionnaire, after disclosure control; at least one.</summary>
    public required IReadOnlyList<CrosstabTable> Tables { get; init; }

    /// <summary><c>nl</c>, <c>fr</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Tests on one sheet of diagnostics; more go to a next sheet. From 1 to 1,000,000.</summary>
    public int TestsASheet { get; init; } = 100_000;
}
