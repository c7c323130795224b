namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>What is shown and what is hidden, and what that costs.</summary>
public sealed class SuppressionPattern
{
    internal SuppressionPattern(
        CountSystem system,
        IReadOnlyDictionary<string, CellTreatment> treatments,
        IReadOnlyDictionary<string, CountInterval> intervals,
        IReadOnlyList<UnprotectedCell> unprotected,
        int linearPrograms)
    {
        Treatments = treatments;
        Intervals = intervals;
        Unprotected = unprotected;
        LinearPrograms = linearPrograms;
        var hidden = treatments.Where(pair => pair.Value != CellTreatment.Visible).Select(pair => system.Cells[pair.Key]).ToArray();
        Hidden = hidden.Select(cell => cell.Id).ToHashSet(StringComparer.Ordinal);
        HiddenPersons = hidden.Sum(cell => cell.Count);
        Loss = hidden.Sum(cell => cell.Cost);
    }

    /// <summary>
    /// True where every hidden cell is protected. Where not, as much as can be is hidden and still some cell can be computed: show nothing of it, and tell
    /// what <see cref="Unprotected"/> says.
    /// </summary>
    public bool IsProtected => Unprotected.Count == 0;

    /// <summary>Cells that could not be protected, with the reason; empty where all are.</summary>
    public IReadOnlyList<UnprotectedCell> Unprotected { get; }

    /// <summary>What becomes of each cell, by id; for audit, never for readers.</summary>
    public IReadOnlyDictionary<string, CellTreatment> Treatments { get; }

    /// <summary>Ids of all cells that are not shown.</summary>
    public IReadOnlySet<string> Hidden { get; }

    /// <summary>What a reader can compute for each hidden cell; for audit, never for readers.</summary>
    public IReadOnlyDictionary<string, CountInterval> Intervals { get; }

    /// <summary>Sum of the counts of the hidden cells: a person counts once for each cell.</summary>
    public long HiddenPersons { get; }

    /// <summary>Sum of the costs of the hidden cells.</summary>
    public double Loss { get; }

    /// <summary>Linear programs solved on the way, the final audit included.</summary>
    public int LinearPrograms { get; }

    /// <summary>True where the cell is not shown.</summary>
    /// <exception cref="DisclosureException">The cell was not in the system: it has not been judged.</exception>
    public bool IsHidden(string id) => Treatments.TryGetValue(id, out var treatment)
        ? treatment != CellTreatment.Visible
        : throw new DisclosureException($"Cell {id} was not in the system that was protected, so nothing says that it may be shown. Add it before protecting.");
}
