namespace ReIntegrationBI.Etl.Formats;

/// <summary>A condition of the old kind, under which a question is asked. Conditions of one scenario hold together; one scenario is enough.</summary>
public sealed record LssCondition
{
    /// <summary>Number of the scenario.</summary>
    public required int Scenario { get; init; }

    /// <summary>Number of the question that the condition looks at (<c>cqid</c>); 0 for an attribute of the respondent.</summary>
    public required string QuestionId { get; init; }

    /// <summary>The field that it looks at, as the database names it.</summary>
    public required string Field { get; init; }

    /// <summary>How it compares: <c>==</c>, <c>!=</c>, <c>&lt;</c>, <c>RX</c> …</summary>
    public required string Method { get; init; }

    /// <summary>What it compares with.</summary>
    public required string Value { get; init; }
}
