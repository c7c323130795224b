using ReIntegrationBI.Reports.Texts;

namespace ReIntegrationBI.Reports.Dashboards;

/// <summary>A choice of members by which a dashboard can be filtered.</summary>
/// <param name="Dimension">Code of the dimension; also its name in the address.</param>
/// <param name="Label">As printed.</param>
/// <param name="Options">The members that any figure is about, in their order.</param>
/// <param name="Chosen">Code of the member chosen, or null.</param>
public sealed record Slicer(string Dimension, string Label, IReadOnlyList<SlicerOption> Options, string? Chosen)
{
    /// <summary>The option chosen, or null.</summary>
    public SlicerOption? ChosenOption => Options.FirstOrDefault(o => o.Code == Chosen);

    /// <summary>What was chosen, in words: "Region: Flemish Region"; a French colon has a space before it.</summary>
    /// <exception cref="InvalidOperationException">Nothing was chosen.</exception>
    public string Said(string language) => FixedTexts.For(language).Fill(
        "dashboard.chosen", Label, (ChosenOption ?? throw new InvalidOperationException($"Nothing was chosen of {Dimension}.")).Label);
}
