namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>What a source read from a file: the whole content of one slice (source x dataset x period).</summary>
/// <param name="Source">e.g. <c>riziv</c>.</param>
/// <param name="Dataset">The table or publication series of which this is one edition.</param>
/// <param name="Period">The edition: <c>2022</c>, <c>2025-11</c>.</param>
/// <param name="Layout">The layout by which it was read.</param>
/// <param name="Publications">The publications that its figures cite.</param>
/// <param name="Figures">The figures.</param>
/// <param name="Rejections">Rows that were not taken over.</param>
public sealed record LoadContent(
    string Source,
    string Dataset,
    string Period,
    string Layout,
    IReadOnlyList<Publication> Publications,
    IReadOnlyList<PublishedFigure> Figures,
    IReadOnlyList<Rejection> Rejections);
