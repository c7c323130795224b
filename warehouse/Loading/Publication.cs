namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>An edition of something published: what figures are cited by.</summary>
/// <param name="Code">Short code, e.g. <c>riziv-annual-report-2017</c>.</param>
/// <param name="Title">Title, in its own language or as we describe it.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Kind"><c>official</c>, <c>research</c>, <c>press</c> or <c>second_hand</c>; the order of preference on reading.</param>
/// <param name="Series">Editions of one series restate each other; the newest is read.</param>
/// <param name="Edition">Sortable: <c>2017</c>, <c>2018-05</c> or <c>2025-11-30</c>.</param>
/// <param name="Language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
/// <param name="Url">Address, or null.</param>
public sealed record Publication(
    string Code, string Title, string Publisher, string Kind, string Series, string Edition, string Language, string? Url);
