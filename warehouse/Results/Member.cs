namespace ReIntegrationBI.Warehouse.Results;

/// <summary>A member of a dimension as a question's answer shows it.</summary>
/// <param name="Dimension">Code of the dimension, e.g. <c>region</c>.</param>
/// <param name="Code">Code of the member, e.g. <c>Flanders</c>.</param>
/// <param name="Label">Its name in three languages.</param>
/// <param name="Rank">Place in the dimension's own order (age bands, regions); for periods the key of the date.</param>
/// <param name="Role">Whether it is a part, the whole, an "of which" …</param>
/// <param name="Parent">Code of the member above it, or null.</param>
public sealed record Member(string Dimension, string Code, Label Label, int Rank, MemberRole Role, string? Parent);
