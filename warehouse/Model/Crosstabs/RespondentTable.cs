namespace ReIntegrationBI.Warehouse.Model.Crosstabs;

/// <summary>Respondents of a survey as columns.</summary>
/// <param name="Respondents">How many.</param>
/// <param name="Weights">The weight that the file brought of each, or null.</param>
/// <param name="Items">What can be tabulated, in the order of the questionnaire.</param>
internal sealed record RespondentTable(int Respondents, double[]? Weights, IReadOnlyList<CrosstabItem> Items)
{
    /// <summary>An item by its code, or null.</summary>
    public CrosstabItem? Find(string code) => Items.FirstOrDefault(i => i.Code == code);
}
