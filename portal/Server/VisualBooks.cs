namespace ReIntegrationBI.Portal.Server;

/// <summary>All pages whose visuals can be looked at one by one.</summary>
internal sealed class VisualBooks
{
    private readonly Dictionary<string, IVisualBook> _books;

    public VisualBooks(Installation installation, SurveyLibrary surveys, TrajectoryLibrary trajectories)
    {
        IVisualBook[] books =
        [
            .. installation.DashboardCatalog.All.Select(d => new DashboardBook(installation, d)),
            new StudyBook(installation, StudyBook.Cases), new StudyBook(installation, StudyBook.Process),
            new TrajectoryBook(trajectories), new SurveyBook(surveys), new CrosstabBook(surveys),
        ];
        _books = books.ToDictionary(b => b.Code);
    }

    /// <summary>A book by its code, or null.</summary>
    public IVisualBook? Find(string code) => _books.GetValueOrDefault(code);
}
