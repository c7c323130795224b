namespace ReIntegrationBI.Reports.Visuals;

/// <summary>A place of a drawing that stands for a category or a series, in the units of its <see cref="Drawing"/>.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Category">Code of the category.</param>
public sealed record Target(double X, double Y, double Width, double Height, string Category);
