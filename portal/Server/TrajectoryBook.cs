using ReIntegrationBI.Reports.Dashboards;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The visuals of trajectories. Behind them stand persons, so that they have no rows to show.</summary>
internal sealed class TrajectoryBook(TrajectoryLibrary library) : IVisualBook
{
    /// <summary>What the parts weigh in the memory, against one answer.</summary>
    private const int PartsWeight = 10;

    public string Code => TrajectoryForm.Book;

    public string Heading(DashboardState state, string language) => PortalTexts.For(language)["trajectories.title"];

    public string PageOf(DashboardState state, string language) => DashboardAddress.Of(state, language);

    public IReadOnlyList<Slicer> Slicers(DashboardState state, string language) => library.Find() is null
        ? []
        : [
            .. library.Members().Select(d => new Slicer(
                d.Dimension, Name(d.Dimension, language),
                [.. d.Members.Select(m => new SlicerOption(m.Code, CaseTexts.Capital(m.Label.In(language)), null))], state.Filters.GetValueOrDefault(d.Dimension))),
        ];

    public Tile? Find(DashboardState state, string visual, string language)
    {
        if (library.Find() is null)
        {
            return null;
        }

        try
        {
            return Parts(new TrajectoryForm(state), visual, language).SelectMany(p => p.Tiles).FirstOrDefault(t => t.Id == visual);
        }
        catch (QueryException e)
        {
            throw new DashboardException(e.Message, e);
        }
    }

    /// <summary>The parts of the page, in order, with what they show.</summary>
    /// <param name="form">What was asked.</param>
    /// <param name="only">Only the part that holds this visual is asked; null: all.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <exception cref="QueryException">It cannot be answered as asked.</exception>
    public IReadOnlyList<(string Part, IReadOnlyList<Tile> Tiles, int Suppressed)> Parts(TrajectoryForm form, string? only, string language) =>
        library.Memory.Get(PageReaders.KeyOf("trajectories", form.State, language, only), () => Made(form, only, language), PartsWeight);

    private IReadOnlyList<(string Part, IReadOnlyList<Tile> Tiles, int Suppressed)> Made(TrajectoryForm form, string? only, string language)
    {
        var (query, visuals) = (form.Query(), new TrajectoryVisuals(language));
        var members = library.Members();
        return
        [
            .. Part("return", ["return", "return-shares"], library.Reader.Return, visuals.Return),
            .. Part("waiting", ["process", "waiting"], library.Reader.Waiting, t => visuals.Waiting(t, library.Process())),
            .. Part("funnel", ["funnel", "stopped"], library.Reader.Funnel, visuals.Funnel),
            .. Part("relapse", ["relapse"], library.Reader.Relapse, t => [visuals.Relapse(t)]),
            .. Part("contact", ["contact"], library.Reader.Contact, t => [visuals.Contact(t)]),
            .. Part("handovers", ["hand-overs", "flows"], library.Reader.HandOvers, visuals.HandOvers),
        ];

        IEnumerable<(string, IReadOnlyList<Tile>, int)> Part<T>(string part, string[] ids, Func<TrajectoryQuery, T> ask, Func<T, IReadOnlyList<Visual>> draw)
            where T : TrajectoryTable
        {
            if (only is not null && !ids.Contains(only))
            {
                yield break;
            }

            var table = ask(query);
            yield return (part, [.. draw(table).Select(v => Of(v, part, form.By, members))], table.Suppressed);
        }
    }

    private static Tile Of(Visual visual, string part, string? by, IReadOnlyList<(string Dimension, IReadOnlyList<Member> Members)> members)
    {
        var codes = by is null ? [] : members.First(m => m.Dimension == by).Members.Select(m => m.Code).ToHashSet();
        return new Tile
        {
            Id = visual.Id,
            Name = visual.Title,
            Visual = visual,
            Data = "trajectories." + part,
            CategoryDimension = visual.Categories.Any(c => codes.Contains(c.Code)) ? by : null,
            SeriesDimension = visual.Series.Any(s => codes.Contains(s.Code)) ? by : null,
        };
    }

    private static string Name(string dimension, string language) => dimension == "period"
        ? PortalTexts.For(language)["trajectories.start_year"]
        : ReIntegrationBI.Reports.Texts.FixedTexts.For(language)["dimension." + dimension];
}
