namespace ReIntegrationBI.Warehouse.Surveys;

/// <summary>What a survey asked, of whom, and with which answers. Codes consist of letters, digits, <c>_</c>, <c>.</c> and <c>-</c>.</summary>
public sealed record Questionnaire
{
    /// <summary>The survey.</summary>
    public required Survey Survey { get; init; }

    /// <summary>Its segments; <see cref="Segment.Total"/> is always among them.</summary>
    public required IReadOnlyList<Segment> Segments { get; init; }

    /// <summary>Its questions in their order.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>A question by its code, or null.</summary>
    public Question? Find(string code) => Questions.FirstOrDefault(q => q.Code == code);
}
