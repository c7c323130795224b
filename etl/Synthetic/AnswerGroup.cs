namespace ReIntegrationBI.Etl.Synthetic;

/// <summary>Some of the answers to a question.</summary>
/// <param name="Question">Code of the question.</param>
/// <param name="Answers">Codes of the answers.</param>
internal sealed record AnswerGroup(string Question, HashSet<string> Answers);
