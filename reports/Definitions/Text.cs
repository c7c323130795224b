using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>A text in three languages; <c>{name}</c> stands for a named value (see <see cref="SentenceMaker"/>).</summary>
public sealed record Text
{
    public required string Nl { get; init; }
    public required string Fr { get; init; }
    public required string En { get; init; }

    /// <summary>The text in one language.</summary>
    public string In(string language) => Typography.Of(new Label(Nl, Fr, En).In(language), language);
}
