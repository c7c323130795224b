using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>The rows that one measure gives to an answer.</summary>
internal sealed class MeasureAnswer(Measure measure, Question question, MemberIndex members)
{
    private readonly List<string> _notes = [];

    /// <summary>What was found out on the way, after <see cref="Rows"/>.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Rows in the order of the dimensions' ranks, then of the units, then newest edition first.</summary>
    public IEnumerable<ResultRow> Rows(IReadOnlyCollection<Figure> figures) =>
        figures
            .GroupBy(MembersAsked, SameCodes)
            .Select(group => (Members: group.Key.Select((code, i) => members.Of(question.By[i].Code, code)).ToArray(), Figures: group.ToArray()))
            .Order(ByRank)
            .SelectMany(group => CellsOf(group.Members, group.Figures).Select(cell => new ResultRow(measure.Code, group.Members, cell)))
            .ToArray();

    private string[] MembersAsked(Figure figure) => question.By.Select(d => figure[d.Code]).ToArray();

    private IEnumerable<ResultCell> CellsOf(Member[] asked, Figure[] figures) =>
        question.Editions == EditionChoice.All ? EveryReading(figures)
        : Quantities(figures).Select(cell => question.Summed.Count == 0 ? Newest(cell) : Sum(asked, cell));

    private IEnumerable<ResultCell> EveryReading(Figure[] figures) =>
        figures
            .OrderBy(f => f.Unit, Comparer<Unit>.Create((a, b) => ReadingChoice.CompareUnits(a, b, measure.Unit)))
            .ThenBy(f => f, ReadingChoice.NewestFirst)
            .Select(f => Cell(f, []));

    // Units of one quantity stand for each other; another quantity is another cell.
    private IEnumerable<Figure[]> Quantities(Figure[] figures) =>
        figures
            .GroupBy(f => f.Unit.Quantity)
            .OrderBy(g => g.Key == measure.Unit.Quantity ? 0 : 1)
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.ToArray());

    private ResultCell Newest(Figure[] cell)
    {
        var (chosen, others) = ReadingChoice.Choose(cell, measure.Unit);
        return Cell(chosen, others);
    }

    private static ResultCell Cell(Figure chosen, IReadOnlyList<Figure> others) => new()
    {
        Value = chosen.Value,
        State = chosen.Value is null ? CellState.NotAvailable : CellState.Shown,
        Decimals = chosen.Decimals,
        Base = chosen.Base,
        BaseKind = chosen.BaseKind,
        Letters = chosen.Letters,
        IsUncertain = chosen.IsUncertain,
        Unit = chosen.Unit,
        Precision = chosen.Precision,
        Remark = chosen.Remark,
        Addresses = [chosen.Address],
        OtherReadings = others.Select(f => f.ToReading()).ToArray(),
    };

    private ResultCell Sum(Member[] asked, Figure[] cell)
    {
        var wanted = Combinations(question.Summed.Select(d => question.Filters[d.Code].Codes)).ToArray();
        var units = cell.Select(f => f.Unit).DistinctBy(u => u.Code)
            .Order(Comparer<Unit>.Create((a, b) => ReadingChoice.CompareUnits(a, b, measure.Unit)))
            .ToArray();
        foreach (var unit in units)
        {
            var parts = PartsIn(cell.Where(f => f.Unit.Code == unit.Code));
            if (wanted.All(parts.ContainsKey))
            {
                return SumOf(unit, wanted.Select(part => parts[part]).ToArray());
            }
        }

        NoteMissing(asked, wanted, PartsIn(cell));
        return new ResultCell { Unit = units[0], State = CellState.NotAvailable };
    }

    private Dictionary<string[], Figure> PartsIn(IEnumerable<Figure> figures) =>
        figures
            .GroupBy(f => question.Summed.Select(d => f[d.Code]).ToArray(), SameCodes)
            .ToDictionary(g => g.Key, g => ReadingChoice.Choose(g.ToArray(), measure.Unit).Chosen, SameCodes);

    /// <summary>The sum is as exact as its worst part and comes from all their cells.</summary>
    private static ResultCell SumOf(Unit unit, Figure[] parts) => new()
    {
        Value = parts.Sum(p => p.Value),
        Decimals = parts.Max(p => p.Decimals),
        Unit = unit,
        Precision = parts.Max(p => p.Precision),
        Addresses = parts.Select(p => p.Address).ToArray(),
    };

    private void NoteMissing(Member[] asked, string[][] wanted, Dictionary<string[], Figure> found)
    {
        var missing = wanted.Where(part => !found.ContainsKey(part)).Select(part => string.Join(" x ", part)).ToArray();
        var where = asked.Length == 0 ? "" : $" for {string.Join(", ", asked.Select(m => m.Code))}";
        var why = missing.Length > 0
            ? $"there is no figure of {string.Join(", ", missing)}"
            : "its parts are published in different units";
        _notes.Add($"{measure.Code}{where}: the sum over {string.Join(" and ", question.Summed.Select(d => d.Code))} is not available: {why}.");
    }

    private static IEnumerable<string[]> Combinations(IEnumerable<IReadOnlyList<string>> codes) =>
        codes.Aggregate(
            (IEnumerable<string[]>)[[]],
            (combined, more) => combined.SelectMany(one => more.Select(code => (string[])[.. one, code])));

    private static Comparer<(Member[] Members, Figure[] Figures)> ByRank { get; } =
        Comparer<(Member[] Members, Figure[] Figures)>.Create((a, b) =>
        {
            for (var i = 0; i < a.Members.Length; i++)
            {
                var order = a.Members[i].Rank.CompareTo(b.Members[i].Rank);
                order = order != 0 ? order : string.CompareOrdinal(a.Members[i].Code, b.Members[i].Code);
                if (order != 0)
                {
                    return order;
                }
            }

            return 0;
        });

    private static EqualityComparer<string[]> SameCodes { get; } = EqualityComparer<string[]>.Create(
        (a, b) => a!.SequenceEqual(b!),
        codes => codes.Aggregate(17, HashCode.Combine));
}
