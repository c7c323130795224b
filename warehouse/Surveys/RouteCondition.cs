namespace ReIntegrationBI.Warehouse.Surveys;

/// <summary>One condition of a <see cref="Route"/>.</summary>
/// <param name="Question">Code of the question.</param>
/// <param name="IsNot">Whether none of the answers may have been given.</param>
/// <param name="Answers">Codes of answers, any of which does.</param>
public sealed record RouteCondition(string Question, bool IsNot, IReadOnlyList<string> Answers)
{
    /// <inheritdoc/>
    public override string ToString() => Answers.Count == 1
        ? $"{Question} {(IsNot ? "!=" : "=")} {Answers[0]}"
        : $"{Question} in ({string.Join('|', Answers)})";
}
