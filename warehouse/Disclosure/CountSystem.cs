using System.Globalization;

namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>
/// Counts of persons and everything a reader knows about how they hang together: which are sums of which, in one table or across several. What is not
/// declared here is not defended: a relation that a reader can see and this does not hold is a way in.
/// </summary>
public sealed class CountSystem
{
    private readonly Dictionary<string, CountCell> _cells = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<(string Id, int Sign)>> _relations = [];
    private readonly List<CountGroup> _groups = [];

    /// <summary>All cells, by id.</summary>
    public IReadOnlyDictionary<string, CountCell> Cells => _cells;

    /// <summary>Relations: the counts of each, with their signs (+1 or -1), come to 0.</summary>
    public IReadOnlyList<IReadOnlyList<(string Id, int Sign)>> Relations => _relations;

    /// <summary>Groups whose concentration in one part is a disclosure.</summary>
    public IReadOnlyList<CountGroup> Groups => _groups;

    /// <summary>
    /// Adds a cell. The same id again is the same cell and must have the same count; the dearest cost, the highest level and the fixture of either are kept.
    /// </summary>
    /// <param name="id">What the caller calls it.</param>
    /// <param name="count">Persons, 0 or more, not weighted.</param>
    /// <param name="level">Its place in the table.</param>
    /// <param name="fixture">What is settled about it beforehand.</param>
    /// <param name="cost">What is lost with it, above 0; null for <see cref="InformationLoss"/>.</param>
    /// <exception cref="DisclosureException">A negative count, a cost that is not positive, or a contradiction with the cell of the same id.</exception>
    public CountSystem Cell(
        string id, long count, CellLevel level = CellLevel.Inner, CellFixture fixture = CellFixture.Free, double? cost = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (count < 0)
        {
            throw new DisclosureException(Text($"Cell {id} has a count of {count}; persons are 0 or more."));
        }

        if (cost is { } given && (!double.IsFinite(given) || given <= 0))
        {
            throw new DisclosureException(Text($"Cell {id} has a cost of {given}; expected a number above 0. Leave it out for the usual cost."));
        }

        if (fixture == CellFixture.ImpossibleByDefinition && count != 0)
        {
            throw new DisclosureException(Text($"Cell {id} is said to be impossible, and holds {count} persons. Correct the count, or declare it free."));
        }

        var cell = new CountCell(id, count, cost ?? InformationLoss.Of(count, level), level, fixture);
        if (_cells.TryGetValue(id, out var known))
        {
            cell = Merge(known, cell);
        }

        _cells[id] = cell;
        return this;
    }

    /// <summary>Declares that a total is the sum of its parts.</summary>
    /// <exception cref="DisclosureException">A cell is unknown or named twice, or the counts do not add up.</exception>
    public CountSystem Sum(string total, IEnumerable<string> parts) => Relation(parts.Select(part => (part, 1)).Prepend((total, -1)));

    /// <summary>Declares that two cells count the same persons, such as a question's base and the answer that led to it.</summary>
    /// <exception cref="DisclosureException">A cell is unknown, or the counts differ.</exception>
    public CountSystem Same(string one, string other) => one == other ? this : Relation([(one, 1), (other, -1)]);

    /// <summary>Declares that the counts, with their signs (+1 or -1), come to 0.</summary>
    /// <exception cref="DisclosureException">A cell is unknown or named twice, a sign is neither +1 nor -1, or the counts do not come to 0.</exception>
    public CountSystem Relation(IEnumerable<(string Id, int Sign)> terms)
    {
        var relation = terms.ToArray();
        foreach (var (id, sign) in relation)
        {
            Find(id);
            if (sign is not (1 or -1))
            {
                throw new DisclosureException(Text($"Cell {id} has the sign {sign} in a relation; expected +1 or -1."));
            }
        }

        if (relation.GroupBy(term => term.Id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new DisclosureException($"Cell {twice.Key} stands twice in one relation. Name each cell once.");
        }

        var rest = relation.Sum(term => term.Sign * _cells[term.Id].Count);
        if (rest != 0)
        {
            throw new DisclosureException(Text(
                $"The counts of a relation do not come to 0 but to {rest}: {string.Join(' ', relation.Select(Term))}. Correct the counts, or do not declare the sum."));
        }

        _relations.Add(relation);
        return this;

        string Term((string Id, int Sign) term) => Text($"{(term.Sign > 0 ? '+' : '-')} {term.Id} ({_cells[term.Id].Count})");
    }

    /// <summary>
    /// Declares a group of persons, each in exactly one part, and with it the sum. If all stand in one part, the answer of each is known; that part and at
    /// least one empty part are then hidden. Do not declare groups whose part follows from what they are, such as "men" over the column "sex".
    /// </summary>
    /// <exception cref="DisclosureException">Fewer than two parts, or what <see cref="Sum"/> refuses.</exception>
    public CountSystem Group(string total, IEnumerable<string> parts)
    {
        var group = new CountGroup(total, parts.ToArray());
        if (group.Parts.Count < 2)
        {
            throw new DisclosureException($"The group {total} has fewer than two parts: all its persons are in the same one by definition. Declare a sum instead.");
        }

        Sum(total, group.Parts);
        _groups.Add(group);
        return this;
    }

    /// <summary>
    /// Declares a table of two ways whose cells are in the system: rows and columns add up, both ways to the total, and each row and each column is a
    /// <see cref="Group"/>. For a banner of several breakdowns call it once for each, with the same row totals.
    /// </summary>
    /// <param name="total">Id of the total of the table.</param>
    /// <param name="rowTotals">Ids of the row totals; together they are the total.</param>
    /// <param name="columnTotals">Ids of the column totals; together they are the total.</param>
    /// <param name="cell">Id of the cell in a row and a column, both from 0.</param>
    /// <exception cref="DisclosureException">A cell is unknown, or something does not add up.</exception>
    public CountSystem Table(string total, IReadOnlyList<string> rowTotals, IReadOnlyList<string> columnTotals, Func<int, int, string> cell)
    {
        for (var r = 0; r < rowTotals.Count; r++)
        {
            Line(rowTotals[r], columnTotals.Select((_, c) => cell(r, c)));
        }

        for (var c = 0; c < columnTotals.Count; c++)
        {
            Line(columnTotals[c], rowTotals.Select((_, r) => cell(r, c)));
        }

        return Sum(total, rowTotals).Sum(total, columnTotals);

        void Line(string sum, IEnumerable<string> parts)
        {
            var line = parts.ToArray();
            _ = line.Length > 1 ? Group(sum, line) : Sum(sum, line);
        }
    }

    internal CountCell Find(string id) => _cells.TryGetValue(id, out var cell)
        ? cell
        : throw new DisclosureException($"Cell {id} is not in the system. Add cells before the relations that name them.");

    private static CountCell Merge(CountCell known, CountCell cell)
    {
        if (known.Count != cell.Count)
        {
            throw new DisclosureException(Text($"Cell {cell.Id} is given with two counts, {known.Count} and {cell.Count}. One id is one count."));
        }

        if (known.Fixture != cell.Fixture && known.Fixture != CellFixture.Free && cell.Fixture != CellFixture.Free)
        {
            throw new DisclosureException($"Cell {cell.Id} is declared both {known.Fixture} and {cell.Fixture}. Decide for one.");
        }

        return known with
        {
            Cost = Math.Max(known.Cost, cell.Cost),
            Level = (CellLevel)Math.Max((int)known.Level, (int)cell.Level),
            Fixture = known.Fixture == CellFixture.Free ? cell.Fixture : known.Fixture,
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
