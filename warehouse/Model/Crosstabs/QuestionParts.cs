using ReIntegrationBI.Warehouse.Model.Releases;

namespace ReIntegrationBI.Warehouse.Model.Crosstabs;

/// <summary>The questions behind the items of a survey.</summary>
internal static class QuestionParts
{
    /// <summary>The question of an item that was taken apart.</summary>
    public static CrosstabItem Question(this ItemParts parts) => (CrosstabItem)parts.Item;
}
