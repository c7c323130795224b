using ReIntegrationBI.Warehouse.Model.Releases;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Warehouse.Model.Crosstabs;

/// <summary>A column of a banner: an answer to a question.</summary>
/// <param name="Parts">The question.</param>
/// <param name="Index">Index of the answer.</param>
/// <param name="Letter">By which significance letters name it.</param>
internal sealed record BannerColumn(ItemParts Parts, int Index, string Letter)
{
    public Answer Answer => Parts.Item.Answers[Index];

    public Part Part => Parts.Answers[Index];
}
