using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>All that is known of a case.</summary>
public sealed record CaseRecord
{
    /// <summary>e.g. <c>S01</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Its fictive name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it comes from, with the lines of the study's report that tell it.</summary>
    public required Sourced<StudyCase> Source { get; init; }

    /// <summary>Its values, stated and inferred; one a field.</summary>
    public IReadOnlyList<Sourced<CaseProfileValue>> Profile { get; init; } = [];

    /// <summary>Keys and mechanisms at work.</summary>
    public IReadOnlyList<Sourced<CaseKeyEvidence>> Keys { get; init; } = [];

    /// <summary>Who supported and hindered.</summary>
    public IReadOnlyList<Sourced<CaseSupport>> Supports { get; init; } = [];

    /// <summary>What was adapted.</summary>
    public IReadOnlyList<Sourced<CaseAdjustment>> Adjustments { get; init; } = [];

    /// <summary>Who was interviewed.</summary>
    public IReadOnlyList<Sourced<CaseInterview>> Interviews { get; init; } = [];

    /// <summary>What the study states.</summary>
    public IEnumerable<Sourced<CaseProfileValue>> Stated => Profile.Where(p => p.Fact.IsStated);

    /// <summary>What was inferred.</summary>
    public IEnumerable<Sourced<CaseProfileValue>> Inferred => Profile.Where(p => !p.Fact.IsStated);

    /// <summary>The value of a field, stated or inferred, or null.</summary>
    public Sourced<CaseProfileValue>? Find(string field) => Profile.FirstOrDefault(p => p.Fact.Field == field);

    /// <summary>The code of its type of returner, or null.</summary>
    public string? Type => Find(CaseStudy.TypeField)?.Fact.Code;

    /// <summary>Whether the case has one of some values in a field.</summary>
    /// <param name="field">Code of the field.</param>
    /// <param name="values">Codes that fit.</param>
    /// <param name="statedOnly">Whether an inferred value does not count.</param>
    public bool Has(string field, IReadOnlyList<string> values, bool statedOnly) =>
        Find(field) is { } found && (found.Fact.IsStated || !statedOnly) && values.Contains(found.Fact.Code);

    /// <summary>The number in a field, or null.</summary>
    /// <param name="field">Code of the field.</param>
    /// <param name="statedOnly">Whether an inferred value does not count.</param>
    public decimal? Number(string field, bool statedOnly) =>
        Find(field) is { } found && (found.Fact.IsStated || !statedOnly)
        && decimal.TryParse(found.Fact.Code, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
