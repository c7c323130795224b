namespace ReIntegrationBI.Etl.Layouts;

/// <summary>What a label says: attributes, and what the footnote marks on it stand for.</summary>
internal sealed record LabelMeaning(
    IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<IReadOnlyDictionary<string, string>> Notes);
