namespace ReIntegrationBI.Etl.Formats.RefiQda;

/// <summary>A rectangle in a picture, or on a page of a PDF document, between two corners.</summary>
/// <param name="Page">The page, as the writer counts it; null for a picture.</param>
/// <param name="FirstX">Horizontal place of the first corner.</param>
/// <param name="FirstY">Vertical place of the first corner.</param>
/// <param name="SecondX">Horizontal place of the second corner.</param>
/// <param name="SecondY">Vertical place of the second corner.</param>
public readonly record struct RefiQdaRectangle(int? Page, int FirstX, int FirstY, int SecondX, int SecondY);
