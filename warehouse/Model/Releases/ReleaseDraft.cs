using ReIntegrationBI.Warehouse.Disclosure;

namespace ReIntegrationBI.Warehouse.Model.Releases;

/// <summary>Gathers the cells and relations of a block, and decides it.</summary>
/// <param name="structure">What is counted.</param>
/// <param name="rule">The threshold.</param>
/// <param name="before">Blocks that were decided before and share cells with it: what they show stays shown, what they hide stays hidden.</param>
internal sealed class ReleaseDraft(ReleaseStructure structure, DisclosureRule rule, IReadOnlyList<ReleaseBlock> before)
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CellLevel> _levels = new(StringComparer.Ordinal);
    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);
    private readonly List<CountRelation> _relations = [];
    private readonly List<(CountRelation Relation, string Asked, string Base)> _noResponse = [];
    private readonly List<(string Total, IReadOnlyList<string> Parts)> _groups = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Everybody knows the count of this part.</summary>
    public void Settle(Part part)
    {
        _counts[part.Id] = part.Members.Count;
        _settled.Add(part.Id);
    }

    /// <summary>Adds a sum within a column.</summary>
    public void Add(PartRelation relation, Part column)
    {
        var factors = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (part, factor) in relation.Terms)
        {
            if (Cell(part, column) is { } id)
            {
                factors[id] = factors.GetValueOrDefault(id) + factor;
            }
        }

        var terms = new List<(string Id, int Sign)>();
        foreach (var (id, factor) in factors)
        {
            // A cell that counts more than once needs as many names.
            for (var copy = 0; copy < Math.Abs(factor); copy++)
            {
                terms.Add((copy == 0 ? id : Copy(id, copy), Math.Sign(factor)));
            }
        }

        var key = string.Join(' ', terms.Select(t => (t.Sign > 0 ? "+" : "-") + t.Id));
        if (terms.Count == 0 || !_seen.Add(key))
        {
            return;
        }

        if (relation.IsNoResponse)
        {
            _noResponse.Add((new CountRelation(terms), Cell(relation.Terms[^1].Part, column) ?? "", Cell(relation.Terms[0].Part, column) ?? ""));
        }
        else
        {
            _relations.Add(new CountRelation(terms));
        }
    }

    /// <summary>Adds that a part is made of, or lies within, those who gave answers to two items.</summary>
    public void AddBoth(Part part, IReadOnlyList<Part> leaves, IReadOnlyList<Part> others)
    {
        _counts[part.Id] = part.Members.Count;
        var cells = (from leaf in leaves from other in others let id = Cell(leaf, other) where id is not null select id).ToList();
        if (cells.Distinct(StringComparer.Ordinal).Count() < cells.Count || cells.Contains(part.Id))
        {
            return;
        }

        var terms = cells.Select(id => (id, 1)).Append((part.Id, -1)).ToList();
        var rest = cells.Sum(id => _counts[id]) - part.Members.Count;
        if (rest > 0)
        {
            var name = $"{part.Id}-{leaves[0].Id}-{others[0].Id}";
            _counts[name] = rest;
            terms.Add((name, -1));
        }

        if (rest >= 0 && _seen.Add("both " + string.Join(' ', terms.Select(t => t.Item1))))
        {
            _relations.Add(new CountRelation(terms));
        }
    }

    /// <summary>Adds the bases of an item of which it must not be known that all gave the same answer.</summary>
    public void AddGroups(ItemParts item, Part column)
    {
        foreach (var split in item.Splits.Where(s => s.Leaves.Count > 1))
        {
            var ids = split.Leaves.Select(leaf => Cell(leaf, column)).ToList();
            var possible = ids.OfType<string>().ToList();
            if (Cell(item.Base, column) is not { } whole || _counts[whole] == 0 || possible.Count < 2 || possible.Contains(whole)
                || possible.Distinct(StringComparer.Ordinal).Count() < possible.Count)
            {
                continue;
            }

            // That nobody chose something is a zero as in any table; that everybody did is the answer of each.
            var isTold = split.Chosen == 0 || ids.Take(split.Chosen).OfType<string>().Sum(id => _counts[id]) == _counts[whole];
            if (isTold && _seen.Add("group " + whole + " " + string.Join(' ', possible)))
            {
                _groups.Add((whole, possible));
            }
        }
    }

    /// <summary>Says what a cell is to a reader who sees it.</summary>
    public void Price(Part part, Part column, CellLevel level)
    {
        if (Cell(part, column) is { } id)
        {
            _levels[id] = (CellLevel)Math.Max((int)level, (int)_levels.GetValueOrDefault(id));
        }
    }

    /// <summary>
    /// Decides. That somebody did not answer is no secret where both those asked and the base are shown; where one of them is hidden, it
    /// tells about the other, and is protected with it.
    /// </summary>
    public ReleaseBlock Decide()
    {
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var id in _counts.Keys)
        {
            if (_settled.Contains(id))
            {
                known[id] = false;
            }
            else if (before.Select(b => b.Find(id)).FirstOrDefault(h => h is not null) is { } hidden)
            {
                known[id] = hidden;
            }
        }

        var telling = new HashSet<CountRelation>();
        var withheld = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var (decided, unprotected) = Decide(known, telling, withheld);
            var more = _noResponse
                .Where(n => !telling.Contains(n.Relation) && (IsHidden(n.Asked) || IsHidden(n.Base)))
                .ToList();
            if (more.Count == 0)
            {
                foreach (var id in _settled)
                {
                    decided[id] = false;
                }

                return new ReleaseBlock(decided, [.. _relations, .. telling], _counts, before)
                {
                    Unprotected = unprotected, Unsaid = [.. _noResponse.Select(n => n.Relation).Where(r => !telling.Contains(r))],
                };
            }

            foreach (var (relation, asked, of) in more)
            {
                telling.Add(relation);
                withheld.UnionWith(new[] { asked, of }.Where(id => id.Length > 0 && !known.ContainsKey(id)));
            }

            bool IsHidden(string id) => id.Length > 0 && (known.TryGetValue(id, out var before) ? before : decided.GetValueOrDefault(id));
        }
    }

    private (Dictionary<string, bool> Decided, IReadOnlyList<string> Unprotected) Decide(
        Dictionary<string, bool> known, HashSet<CountRelation> telling, HashSet<string> withheld)
    {
        List<CountRelation> relations = [.. _relations, .. _noResponse.Select(n => n.Relation).Where(telling.Contains)];
        var used = relations.SelectMany(r => r.Terms).Select(t => t.Id).Concat(_levels.Keys).Concat(withheld).ToHashSet(StringComparer.Ordinal);
        var own = used.Where(id => !known.ContainsKey(id)).ToList();
        var hiddenBefore = used.Where(id => known.GetValueOrDefault(id)).ToList();
        var isQuiet = withheld.Count == 0 && hiddenBefore.Count == 0 && !own.Exists(id => rule.IsSmall(_counts[id]))
            && !_groups.Exists(g => g.Parts.Count(p => _counts[p] > 0) == 1);
        if (isQuiet)
        {
            return (own.ToDictionary(id => id, _ => false, StringComparer.Ordinal), []);
        }

        var system = new CountSystem();
        foreach (var id in used)
        {
            AddCell(system, id, known, withheld);
        }

        foreach (var relation in relations.Concat(Behind(hiddenBefore)))
        {
            foreach (var (id, _) in relation.Terms)
            {
                AddCell(system, id, known, withheld);
            }

            system.Relation(relation.Terms);
        }

        foreach (var (total, parts) in _groups.Where(g => used.Contains(g.Total) && g.Parts.All(used.Contains)))
        {
            system.Group(total, parts);
        }

        var pattern = new DisclosureControl(rule).Protect(system);

        var hideAll = !pattern.IsProtected && WouldHelp(system, own, pattern);
        return (own.ToDictionary(id => id, id => hideAll || pattern.IsHidden(id), StringComparer.Ordinal), [.. pattern.Unprotected.Select(u => u.Id)]);
    }

    /// <summary>
    /// Where a cell can be computed from what was shown before, it is not this block that tells it. Where it would be safe with more hidden, all that
    /// is free is hidden.
    /// </summary>
    private bool WouldHelp(CountSystem system, IReadOnlyList<string> own, SuppressionPattern pattern)
    {
        var most = new Auditor(rule).Audit(system, own.Concat(pattern.Hidden).ToHashSet(StringComparer.Ordinal));
        var still = most.Findings.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        return pattern.Unprotected.Any(u => !still.Contains(u.Id));
    }

    private void AddCell(CountSystem system, string id, Dictionary<string, bool> known, HashSet<string> withheld)
    {
        if (system.Cells.ContainsKey(id))
        {
            return;
        }

        var isKnown = known.TryGetValue(id, out var hidden);
        if (!isKnown && !_counts.ContainsKey(id))
        {
            hidden = before.Select(b => b.Find(id)).First(h => h is not null)!.Value;
            isKnown = true;
        }

        var count = _counts.TryGetValue(id, out var own) ? own : before.First(b => b.Counts.ContainsKey(id)).Counts[id];
        var isSeen = _levels.TryGetValue(id, out var level);
        var fixture = isKnown ? (hidden ? CellFixture.Withheld : CellFixture.Released) : withheld.Contains(id) ? CellFixture.Withheld : CellFixture.Free;
        system.Cell(id, count, level, fixture, isSeen ? null : ReleasePlan.UnseenCost);
    }

    /// <summary>The relations by which hidden cells hang together in the blocks before: a reader knows them too.</summary>
    private IEnumerable<CountRelation> Behind(IReadOnlyList<string> hidden)
    {
        var reached = new HashSet<string>(hidden, StringComparer.Ordinal);
        var queue = new Queue<string>(hidden);
        var taken = new HashSet<CountRelation>();
        while (queue.TryDequeue(out var id))
        {
            foreach (var relation in before.SelectMany(b => b.With(id)))
            {
                if (!taken.Add(relation))
                {
                    continue;
                }

                yield return relation;
                foreach (var (other, _) in relation.Terms)
                {
                    if (before.Select(b => b.Find(other)).FirstOrDefault(h => h is not null) == true && reached.Add(other))
                    {
                        queue.Enqueue(other);
                    }
                }
            }
        }
    }

    private string? Cell(Part part, Part column)
    {
        if (structure.Both(part, column) is not { } cell)
        {
            return null;
        }

        _counts[cell.Id] = cell.Count;
        return cell.Id;
    }

    private string Copy(string id, int copy)
    {
        var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id} (again {copy})");
        _counts[name] = _counts[id];
        if (_seen.Add("copy " + name))
        {
            _relations.Add(new CountRelation([(id, 1), (name, -1)]));
        }

        return name;
    }
}
