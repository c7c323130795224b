using System.Globalization;

namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>
/// Judges a release, however it was made: the interval that a reader can compute for every hidden cell from all visible ones, the relations, and counts
/// being whole numbers of 0 or more (Handbook on Statistical Disclosure Control, ch. 4; Fischetti and Salazar 2000).
/// </summary>
/// <param name="rule">The threshold; null for the default.</param>
public sealed class Auditor(DisclosureRule? rule = null)
{
    private readonly DisclosureRule _rule = rule ?? new DisclosureRule();

    /// <summary>Computes the interval of each hidden cell and names every cell that tells too much.</summary>
    /// <param name="system">The true counts and their relations.</param>
    /// <param name="hidden">Ids of the cells that are not shown.</param>
    /// <exception cref="DisclosureException">A hidden id is not in the system.</exception>
    public AuditReport Audit(CountSystem system, IReadOnlySet<string> hidden)
    {
        foreach (var id in hidden)
        {
            system.Find(id);
        }

        var problem = CountProblem.From(system, _rule);
        var concealed = Enumerable.Range(0, problem.RealCells).Where(i => hidden.Contains(problem.Cells[i].Id) && !problem.IsFixed(i)).ToArray();
        var intervals = new SortedDictionary<string, CountInterval>(StringComparer.Ordinal);
        var programs = 0;
        foreach (var part in problem.Components(concealed))
        {
            var attacker = new Attacker(problem, part);
            for (var v = 0; v < part.Length; v++)
            {
                intervals[problem.Cells[part[v]].Id] = attacker.Interval(v);
            }

            programs += attacker.Programs;
        }

        // Hiding what everybody knows hides nothing.
        foreach (var cell in problem.Cells.Take(problem.RealCells).Where((cell, i) => hidden.Contains(cell.Id) && problem.IsFixed(i)))
        {
            intervals[cell.Id] = new CountInterval(cell.Count, cell.Count);
        }

        return new AuditReport(intervals, [.. Findings(problem, system, intervals)], programs);
    }

    private IEnumerable<UnprotectedCell> Findings(CountProblem problem, CountSystem system, SortedDictionary<string, CountInterval> intervals)
    {
        for (var i = 0; i < problem.RealCells; i++)
        {
            var cell = problem.Cells[i];
            if (problem.Required[i] && !intervals.ContainsKey(cell.Id))
            {
                yield return new UnprotectedCell(cell.Id, cell.Fixture == CellFixture.Released
                    ? $"It must be hidden, since {problem.Reasons[i]}, and was released elsewhere. Withdraw the other release, or leave out the whole table."
                    : $"It is visible and must be hidden, since {problem.Reasons[i]}.");
            }
            else if (intervals.TryGetValue(cell.Id, out var interval) && !interval.IsWide(_rule.Threshold) && cell.Fixture != CellFixture.ImpossibleByDefinition)
            {
                yield return new UnprotectedCell(cell.Id, string.Create(
                    CultureInfo.InvariantCulture,
                    $"It can be computed as {interval}; the interval must be at least {_rule.Threshold} wide. Hide more of what it is added up with, or merge categories."));
            }
        }

        foreach (var (full, others) in CountProblem.Concentrations(system))
        {
            if (!others.Any(intervals.ContainsKey))
            {
                yield return new UnprotectedCell(full, "All persons of a group are in it and every empty part of the group is visible, so the answer of each is known. Hide an empty part as well, or merge categories.");
            }
        }
    }
}
