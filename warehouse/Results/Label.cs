namespace ReIntegrationBI.Warehouse.Results;

/// <summary>A name in the three languages of the product. French and English are ours where a publisher gives none.</summary>
public sealed record Label(string Nl, string Fr, string En)
{
    /// <summary>The name in one language: <c>nl</c>, <c>fr</c> or <c>en</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Another language was asked for.</exception>
    public string In(string language) => language switch
    {
        "nl" => Nl,
        "fr" => Fr,
        "en" => En,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "Languages are nl, fr and en."),
    };
}
