using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Server;

/// <summary>What the page of extracts shows.</summary>
public sealed record ExtractView
{
    /// <summary>What was asked.</summary>
    public required ExtractForm Form { get; init; }

    /// <summary>What can be asked.</summary>
    public required SemanticModel Model { get; init; }

    /// <summary>The fact of the measures that were chosen, or null.</summary>
    public FactTable? Fact { get; init; }

    /// <summary>The answer, or null.</summary>
    public ResultTable? Answer { get; init; }

    /// <summary>Whether the answer is about made-up persons.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>Why there is no answer, in English, or null.</summary>
    public string? Refusal { get; init; }

    /// <summary>What the visitor keeps.</summary>
    public required IReadOnlyList<SavedExtract> Saved { get; init; }

    /// <summary>The name under which it was to be kept, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Key of the text that says why it was not kept, or null.</summary>
    public string? NotSaved { get; init; }

    /// <summary>Surveys of which the warehouse holds respondents.</summary>
    public required IReadOnlyList<SurveyEntry> Surveys { get; init; }
}
