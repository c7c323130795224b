using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Recommendations;

/// <summary>An action that a study recommends.</summary>
public sealed record StudyAction
{
    /// <summary>Code within its study.</summary>
    public required string Code { get; init; }

    /// <summary>A short paraphrase in three languages.</summary>
    public required Label Label { get; init; }

    /// <summary>Place in the study, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary>Code of the level at which it acts (list <c>action_level</c>).</summary>
    public required string Level { get; init; }

    /// <summary>Who says the level.</summary>
    public required Basis LevelBasis { get; init; }

    /// <summary>Code of the group within the level (list <c>sub_actor</c>), or null.</summary>
    public string? SubActor { get; init; }

    /// <summary>Code of the key of a lasting return that it serves, or null where it serves all or the study names none.</summary>
    public string? Key { get; init; }

    /// <summary>Who says the key.</summary>
    public Basis KeyBasis { get; init; }

    /// <summary>Whom it addresses; at least one.</summary>
    public required IReadOnlyList<ActionAddressee> Actors { get; init; }

    /// <summary>What could show movement; at least one, or one statement that nothing measures it.</summary>
    public required IReadOnlyList<ActionTie> Ties { get; init; }
}
