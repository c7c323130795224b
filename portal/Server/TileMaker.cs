using ReIntegrationBI.Reports.Dashboards;
using ReIntegrationBI.Reports.Definitions;

namespace ReIntegrationBI.Portal.Server;

/// <summary>Makes tiles of visuals that are made elsewhere than in a dashboard.</summary>
internal static class TileMaker
{
    /// <summary>A tile of a visual whose source is no measure; null where there is no visual.</summary>
    /// <param name="data">Name of the source, for its explanation.</param>
    /// <param name="make">Makes the visual, noting its numbers.</param>
    /// <param name="categories">Dimension of its categories, or null.</param>
    /// <param name="series">Dimension of its series, or null.</param>
    public static Tile? Of(string data, Func<AnnexRegister, Visual?> make, string? categories = null, string? series = null)
    {
        var annex = new AnnexRegister();
        return make(annex) is not { } visual ? null : new Tile { Id = visual.Id, Name = visual.Title, Visual = visual, Annex = annex.Entries, Data = data, CategoryDimension = categories, SeriesDimension = series };
    }
}
