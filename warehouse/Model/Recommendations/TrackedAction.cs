using ReIntegrationBI.Warehouse.Recommendations;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Recommendations;

/// <summary>An action that a study recommends, with what has moved.</summary>
public sealed record TrackedAction
{
    /// <summary>The study.</summary>
    public required RecommendationStudy Study { get; init; }

    /// <summary>Code within the study.</summary>
    public required string Code { get; init; }

    /// <summary>A short paraphrase.</summary>
    public required Label Label { get; init; }

    /// <summary>Code of the level.</summary>
    public required string Level { get; init; }

    /// <summary>Who says the level.</summary>
    public required Basis LevelBasis { get; init; }

    /// <summary>Code of the group within the level, or null.</summary>
    public string? SubActor { get; init; }

    /// <summary>Code of the key of a lasting return, or null.</summary>
    public string? Key { get; init; }

    /// <summary>Who says the key.</summary>
    public Basis KeyBasis { get; init; }

    /// <summary>Whom it addresses.</summary>
    public required IReadOnlyList<TrackedActor> Actors { get; init; }

    /// <summary>What could show movement; one statement where nothing does.</summary>
    public required IReadOnlyList<TrackedIndicator> Indicators { get; init; }

    /// <summary>Where it was read from.</summary>
    public required CellAddress Address { get; init; }

    /// <summary>Whether some source measures it: at least one indicator has a figure.</summary>
    public bool IsMeasured => Indicators.Any(i => i.Today is not null);

    /// <summary>Whether a figure shows the action itself, not only what it should lead to.</summary>
    public bool IsMeasuredDirectly => Indicators.Any(i => i.Today is not null && i.Strength == LinkStrength.Direct);
}
