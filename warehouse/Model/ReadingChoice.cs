using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>Which of several published values of one cell is read, and in what order they stand.</summary>
internal static class ReadingChoice
{
    // The order of preference among publishers that give the same cell.
    private static readonly string[] Kinds = ["official", "research", "press", "second_hand"];

    /// <summary>The figure to read, and the others, newest first.</summary>
    /// <param name="cell">The figures of one cell; at least one.</param>
    /// <param name="main">The measure's main unit.</param>
    public static (Figure Chosen, IReadOnlyList<Figure> Others) Choose(IReadOnlyCollection<Figure> cell, Unit main)
    {
        var chosen = NewestOfEachSeries(cell).Order(Preference(main)).First();
        return (chosen, cell.Where(f => f != chosen).Order(NewestFirst).ToArray());
    }

    /// <summary>Units in the order in which they stand: the main one, then the others of its quantity by scale, then by code.</summary>
    public static (int Group, int Scale, string Code) Rank(Unit unit, Unit main) =>
        (unit.Code == main.Code ? 0 : unit.Quantity == main.Quantity ? 1 : 2, unit.Scale, unit.Code);

    /// <summary>Newest edition first; then by publication and place, so that the order never depends on the order of loading.</summary>
    public static IComparer<Figure> NewestFirst { get; } = Comparer<Figure>.Create((a, b) => Compare(
        string.CompareOrdinal(b.Edition, a.Edition),
        () => string.CompareOrdinal(a.Address.Publication, b.Address.Publication),
        () => b.Address.LoadedAt.CompareTo(a.Address.LoadedAt),
        () => ByPlace(a, b)));

    private static IEnumerable<Figure> NewestOfEachSeries(IEnumerable<Figure> cell) =>
        cell.GroupBy(f => f.Series).SelectMany(series =>
        {
            var newest = series.Select(f => f.Edition).Max(StringComparer.Ordinal);
            return series.Where(f => f.Edition == newest);
        });

    private static Comparer<Figure> Preference(Unit main) => Comparer<Figure>.Create((a, b) => Compare(
        CompareUnits(a.Unit, b.Unit, main),
        () => a.Precision.CompareTo(b.Precision),
        () => KindRank(a).CompareTo(KindRank(b)),
        () => string.CompareOrdinal(b.Edition, a.Edition),
        () => b.Address.LoadedAt.CompareTo(a.Address.LoadedAt),
        () => string.CompareOrdinal(a.Address.Publication, b.Address.Publication),
        () => ByPlace(a, b)));

    /// <summary>Compares two units by <see cref="Rank"/>.</summary>
    public static int CompareUnits(Unit a, Unit b, Unit main)
    {
        var (one, other) = (Rank(a, main), Rank(b, main));
        return Compare(
            one.Group.CompareTo(other.Group),
            () => one.Scale.CompareTo(other.Scale),
            () => string.CompareOrdinal(one.Code, other.Code));
    }

    private static int KindRank(Figure figure) => Array.IndexOf(Kinds, figure.Address.PublicationKind) is >= 0 and var rank ? rank : Kinds.Length;

    private static int ByPlace(Figure a, Figure b) => Compare(
        string.CompareOrdinal(a.Address.File, b.Address.File),
        () => string.CompareOrdinal(a.Address.Sheet, b.Address.Sheet),
        () => string.CompareOrdinal(a.Address.Cell, b.Address.Cell),
        () => a.Address.LoadKey.CompareTo(b.Address.LoadKey));

    private static int Compare(int first, params Func<int>[] next)
    {
        for (var i = 0; first == 0 && i < next.Length; i++)
        {
            first = next[i]();
        }

        return first;
    }
}
