using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>What may be told of a study of which an analyst's codes were loaded.</summary>
/// <param name="Code">Code of the study.</param>
/// <param name="Title">Its title.</param>
/// <param name="Year">Its year.</param>
/// <param name="IsPublished">Whether its cases were published; else what could tell who somebody is, is left out.</param>
/// <param name="Cases">Number of its cases; null where there are fewer than the threshold.</param>
/// <param name="Counts">What was seen, and in how many cases; of a study that was not published only where that many cases have it and that many have it not.</param>
public sealed record CodedStudy(string Code, Label Title, int Year, bool IsPublished, int? Cases, IReadOnlyList<CodedStudyCount> Counts);
