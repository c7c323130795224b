namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>
/// Cell suppression: hides small counts, and as little else as the heuristic finds, so that nobody can compute a hidden count more closely than the
/// threshold. The same system gives the same pattern in whatever order it was built. Rules, method and limits: docs/decisions/0015-disclosure-control.md.
/// </summary>
/// <param name="rule">The threshold; null for the default.</param>
public sealed class DisclosureControl(DisclosureRule? rule = null)
{
    private readonly DisclosureRule _rule = rule ?? new DisclosureRule();

    /// <summary>The cells that are hidden for their own sake, by id: small counts, full cells of groups, withheld ones.</summary>
    public IReadOnlyList<string> Primary(CountSystem system)
    {
        var problem = CountProblem.From(system, _rule);
        return [.. Enumerable.Range(0, problem.RealCells).Where(i => problem.Required[i]).Select(i => problem.Cells[i].Id)];
    }

    /// <summary>Decides for every cell whether it is shown. Look at <see cref="SuppressionPattern.IsProtected"/> before showing any.</summary>
    public SuppressionPattern Protect(CountSystem system)
    {
        var problem = CountProblem.From(system, _rule);
        var suppressors = Suppressors(problem, out var programs);
        var hidden = new bool[problem.Cells.Count];
        var unprotected = new List<UnprotectedCell>();
        foreach (var suppressor in suppressors)
        {
            foreach (var cell in suppressor.Choose())
            {
                hidden[cell] = true;
            }

            unprotected.AddRange(suppressor.Impossible.Select(cell => new UnprotectedCell(
                problem.NameOf(cell),
                $"It must be hidden, since {problem.Reasons[cell]}, but can be computed from what must stay visible. Merge categories, or leave out the whole table.")));
            programs += suppressor.Programs;
        }

        var treatments = new SortedDictionary<string, CellTreatment>(StringComparer.Ordinal);
        for (var i = 0; i < problem.RealCells; i++)
        {
            treatments[problem.Cells[i].Id] = !hidden[i] ? CellTreatment.Visible : problem.Required[i] ? CellTreatment.Primary : CellTreatment.Secondary;
        }

        // The pattern is judged as any other release would be: what the auditor finds was not protected, whatever the search believed.
        var audit = new Auditor(_rule).Audit(system, treatments.Where(pair => pair.Value != CellTreatment.Visible).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal));
        var told = unprotected.Select(cell => cell.Id).ToHashSet(StringComparer.Ordinal);
        unprotected.AddRange(audit.Findings.Where(finding => told.Add(finding.Id)));
        return new SuppressionPattern(system, treatments, audit.Intervals, unprotected, programs + audit.LinearPrograms);
    }

    /// <summary>
    /// One search for each part of the system that no relation links to the others and in which something must be hidden. Grand totals stay visible, which
    /// parts a large system well, unless a part cannot be protected without those next to it.
    /// </summary>
    private static List<Suppressor> Suppressors(CountProblem problem, out int programs)
    {
        programs = 0;
        var candidates = Enumerable.Range(0, problem.Cells.Count)
            .Where(i => !problem.IsFixed(i) && (problem.Required[i] || problem.Cells[i].Level != CellLevel.GrandTotal))
            .ToHashSet();
        while (true)
        {
            var suppressors = problem.Components([.. candidates])
                .Where(part => part.Any(cell => problem.Required[cell]))
                .Select(part => new Suppressor(problem, part))
                .ToList();
            var failed = suppressors.Where(suppressor => suppressor.Impossible.Count > 0).SelectMany(suppressor => suppressor.Cells).ToHashSet();
            var near = problem.Rows
                .Where(row => row.Any(term => failed.Contains(term.Variable)))
                .SelectMany(row => row.Select(term => term.Variable))
                .Where(i => !problem.IsFixed(i) && !candidates.Contains(i))
                .ToHashSet();
            if (near.Count == 0)
            {
                return suppressors;
            }

            programs += suppressors.Sum(suppressor => suppressor.Programs);
            candidates.UnionWith(near);
        }
    }
}
