namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>An input that must be refused.</summary>
/// <param name="FileName">Name under which it is loaded.</param>
/// <param name="Make">Writes it to a path.</param>
/// <param name="Says">Words of the message.</param>
/// <param name="Sheet">The sheet that the message names, or null.</param>
/// <param name="Cell">The cell that the message names, or null.</param>
internal sealed record BrokenInput(string FileName, Action<string> Make, string Says, string? Sheet = null, string? Cell = null);
