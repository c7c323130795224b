using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Server;

/// <summary>A member of a code list as a page shows it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Label">Its name in three languages.</param>
/// <param name="Parent">Code of the member above it, or null.</param>
/// <param name="Synonyms">Other names that sources may write.</param>
/// <param name="ValidFrom">First day on which it exists, or null.</param>
/// <param name="ValidTo">Last day on which it exists, or null.</param>
/// <param name="Extra">What else its list says of it, or null.</param>
public sealed record CodeListLine(string Code, Label Label, string? Parent, IReadOnlyList<string> Synonyms, DateOnly? ValidFrom, DateOnly? ValidTo, string? Extra);
