using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Processes;

/// <summary>A step of the way back to work, as a source describes it.</summary>
public sealed record ProcessStep
{
    /// <summary>Code within the source.</summary>
    public required string Code { get; init; }

    /// <summary>Whether it is how things go or how they should.</summary>
    public required Timeline Timeline { get; init; }

    /// <summary>Place in its timeline, from 1; steps that stand side by side share one.</summary>
    public required int Order { get; init; }

    /// <summary>Its name.</summary>
    public required Label Label { get; init; }

    /// <summary>What starts it.</summary>
    public required Label Trigger { get; init; }

    /// <summary>Codes of the list <c>actor</c>.</summary>
    public required IReadOnlyList<string> Actors { get; init; }

    /// <summary>From when <see cref="From"/> and <see cref="To"/> count: a milestone or another moment of the source; null where none is given.</summary>
    public string? ClockStart { get; init; }

    /// <summary>Earliest, in <see cref="Unit"/>; null where the source gives none.</summary>
    public decimal? From { get; init; }

    /// <summary>Latest, in <see cref="Unit"/>; null where the source gives none.</summary>
    public decimal? To { get; init; }

    /// <summary>Unit of the values; null where there are none.</summary>
    public DurationUnit? Unit { get; init; }

    /// <summary>The rule on which it rests, or null.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>What a reader must know of it, or null.</summary>
    public Label? Note { get; init; }

    /// <summary>How sure it is.</summary>
    public required StepCertainty Certainty { get; init; }

    /// <summary>Codes of the steps that may follow.</summary>
    public IReadOnlyList<string> NextSteps { get; init; } = [];

    /// <summary>The pair of milestones for which it stands, or null. Our own reading.</summary>
    public MilestonePair? Milestones { get; init; }

    /// <summary>Sheet from which it was read.</summary>
    public string? Sheet { get; init; }

    /// <summary>Row.</summary>
    public required int RowNumber { get; init; }
}
