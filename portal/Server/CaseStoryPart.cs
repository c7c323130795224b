namespace ReIntegrationBI.Portal.Server;

/// <summary>A part of the story of a case.</summary>
/// <param name="Code"><c>who</c>, <c>happened</c>, <c>type</c>, <c>helped</c>, <c>support</c>, <c>adapted</c> or <c>now</c>.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Sentences">Sentences that follow each other.</param>
/// <param name="Points">What is listed below them.</param>
public sealed record CaseStoryPart(string Code, string Title, IReadOnlyList<CaseStoryLine> Sentences, IReadOnlyList<CaseStoryLine> Points);
