namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>A study of cases that the warehouse holds.</summary>
/// <param name="Study">The study.</param>
/// <param name="Cases">Number of its cases.</param>
/// <param name="LoadKey">The newest load of it.</param>
/// <param name="LoadedAt">When that load was committed (UTC).</param>
public sealed record CaseStudySummary(StudyDescription Study, int Cases, long LoadKey, DateTime LoadedAt);
