namespace ReIntegrationBI.Etl.Formats;

/// <summary>Variables that together hold the answers to one multiple-choice question.</summary>
public sealed record SavMultipleResponseSet
{
    /// <summary>Its name with the leading <c>$</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its label, or null.</summary>
    public string? Label { get; init; }

    /// <summary>Whether each variable is an answer that was ticked or not (multiple dichotomies); else each variable holds the code of an answer (multiple categories).</summary>
    public required bool Dichotomies { get; init; }

    /// <summary>The value that means "ticked", as text; null for multiple categories.</summary>
    public string? CountedValue { get; init; }

    /// <summary>Whether an answer is named by the value label of the counted value and not by the label of its variable.</summary>
    public bool NamedByValueLabel { get; init; }

    /// <summary>Its variables in their order.</summary>
    public required IReadOnlyList<SavVariable> Variables { get; init; }
}
