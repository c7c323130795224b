using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Warehouse.Model.Releases;

/// <summary>
/// What is known of persons as sets of them and what the rules (of a questionnaire, of a trajectory) say of these: which are the same, which are made of
/// others, which exclude each other. Everything here is known to any reader of the rules; the counts are not.
/// </summary>
internal sealed class ReleaseStructure
{
    private readonly int _persons;
    private readonly Dictionary<Part, Part> _same = [];
    private readonly Dictionary<Part, IReadOnlyDictionary<Split, HashSet<Part>>> _known = [];
    private readonly Dictionary<string, ItemParts> _byCode;
    private readonly Dictionary<(ItemParts, ItemParts), ItemParts> _pairs = [];

    /// <summary>Takes items apart.</summary>
    /// <param name="persons">How many persons there are.</param>
    /// <param name="items">The items, each after those in its rules where there is such an order.</param>
    public ReleaseStructure(int persons, IEnumerable<PersonItem> items)
    {
        _persons = persons;
        Everybody = new Part(Part.EverybodyId, PersonBits.Of(persons, _ => true));
        Items = [.. items.Select(PartsOf)];
        _byCode = Items.ToDictionary(i => i.Item.Code);
        foreach (var item in Items)
        {
            AddFacts(item);
        }

        foreach (var item in Items)
        {
            FindSame(item);
        }

        foreach (var item in Items)
        {
            Settle(item);
        }

        foreach (var item in Items)
        {
            AddImplications(item);
        }

        Clusters = ClusterFinder.Find(Items);
    }

    /// <summary>All persons.</summary>
    public Part Everybody { get; }

    /// <summary>The items in their order.</summary>
    public IReadOnlyList<ItemParts> Items { get; }

    /// <summary>An item by its code.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public ItemParts this[string code] => _byCode[code];

    /// <summary>Items that are protected together.</summary>
    public IReadOnlyList<ItemCluster> Clusters { get; }

    /// <summary>Who is in both parts, as the one part it is by the rules; null where nobody can be in both.</summary>
    public (string Id, int Count)? Both(Part one, Part other)
    {
        if (one == Everybody || one == other)
        {
            return (other.Id, other.Members.Count);
        }

        if (other == Everybody)
        {
            return (one.Id, one.Members.Count);
        }

        var (of, ofOther) = (Known(one), Known(other));
        var count = one.Members.CountWith(other.Members);
        if (count == 0 && of.Any(k => ofOther.TryGetValue(k.Key, out var leaves) && !k.Value.Overlaps(leaves)))
        {
            return null;
        }

        if (count == one.Members.Count && IsWithin(of, other))
        {
            return (one.Id, count);
        }

        if (count == other.Members.Count && IsWithin(ofOther, one))
        {
            return (other.Id, count);
        }

        return string.CompareOrdinal(one.Id, other.Id) < 0 ? ($"{one.Id} & {other.Id}", count) : ($"{other.Id} & {one.Id}", count);
    }

    private static bool IsWithin(IReadOnlyDictionary<Split, HashSet<Part>> known, Part part) =>
        part.Definitions.Exists(d => known.TryGetValue(d.Split, out var leaves) && leaves.IsSubsetOf(d.Leaves));

    /// <summary>Two items as one: each combination of an answer to the one and an answer to the other.</summary>
    public ItemParts Pair(ItemParts one, ItemParts other)
    {
        if (_pairs.TryGetValue((one, other), out var known))
        {
            return known;
        }

        var (split, rows, columns) = (new Split(), one.Splits[0], other.Splits[0]);
        var cells = new Dictionary<(Part, Part), Part>();
        foreach (var row in rows.Leaves)
        {
            foreach (var column in columns.Leaves)
            {
                if (Both(row, column) is not { } cell)
                {
                    continue;
                }

                var part = new Part(cell.Id, row.Members.And(column.Members));
                part.Imply(rows, [row]);
                part.Imply(columns, [column]);
                cells[(row, column)] = part;
                split.Leaves.Add(part);
            }
        }

        var pair = new ItemParts(new PairItem(one.Item, other.Item)) { Asked = Everybody, Base = Everybody, Answers = [.. split.Leaves] };
        pair.Splits.Add(split);
        foreach (var leaf in split.Leaves)
        {
            Define(leaf, split, [leaf]);
        }

        pair.Unions.AddRange(rows.Leaves.Select(r => (r, (IReadOnlyList<Part>)[.. cells.Where(c => c.Key.Item1 == r).Select(c => c.Value)])));
        pair.Unions.AddRange(columns.Leaves.Select(c => (c, (IReadOnlyList<Part>)[.. cells.Where(x => x.Key.Item2 == c).Select(x => x.Value)])));
        return _pairs[(one, other)] = pair;
    }

    private ItemParts PartsOf(PersonItem item)
    {
        var asked = item.WhoWasAsked();
        var inBase = item.WhoAnswered();
        var isAskedOfAll = asked.Count == _persons;
        var hasNoResponse = inBase.Count < asked.Count;
        var askedPart = isAskedOfAll ? Everybody : new Part(item.Code + "+", asked);
        var parts = new ItemParts(item)
        {
            Asked = askedPart,
            Base = hasNoResponse ? new Part(item.Code + "#", inBase) : askedPart,
            NoResponse = hasNoResponse ? new Part(item.Code + "?", asked.Without(inBase)) : null,
            NotAsked = isAskedOfAll ? null : new Part(item.Code + "!", Everybody.Members.Without(asked)),
            Answers = [.. item.Answers.Select((a, i) => item.Kind == ItemKind.Number ? null! : new Part($"{item.Code}={a.Code}", item.WhoGave(i)))],
        };
        if (item.Kind == ItemKind.Number)
        {
            var only = new Split();
            only.Leaves.Add(parts.Base);
            parts.Splits.Add(only);
        }
        else if (item.Kind == ItemKind.Single)
        {
            parts.Splits.Add(SingleSplit(parts, inBase));
        }
        else
        {
            for (var a = 0; a < item.Answers.Count; a++)
            {
                parts.Splits.Add(ChoiceSplit(parts, a, inBase));
            }
        }

        return parts;
    }

    private static Split SingleSplit(ItemParts parts, PersonBits inBase)
    {
        var item = parts.Item;
        var split = new Split();
        split.Leaves.AddRange(parts.Answers);
        var others = parts.Answers.Aggregate(inBase, (left, answer) => left.Without(answer.Members));
        if (others.Count > 0 || item.Answers.Count < 2)
        {
            split.Leaves.Add(new Part(item.Code + "~", others));
        }

        var steps = item.Categories;
        if (item.IsScale && steps.Count >= 4)
        {
            AddGroup("top2", steps[^2], steps[^1]);
            AddGroup("bottom2", steps[0], steps[1]);
        }

        return split;

        void AddGroup(string code, int one, int other)
        {
            Part[] leaves = [parts.Answers[one], parts.Answers[other]];
            parts.Groups.Add((code, new Part($"{item.Code}>{code}", leaves[0].Members.Or(leaves[1].Members)), leaves));
        }
    }

    private static Split ChoiceSplit(ItemParts parts, int answer, PersonBits inBase)
    {
        var item = parts.Item;
        var code = item.Answers[answer].Code;
        var chosen = parts.Answers[answer];
        var split = new Split { Chosen = item.Kind == ItemKind.Choice ? 1 : 2 };
        split.Leaves.Add(chosen);
        var rest = inBase.Without(chosen.Members);
        if (item.Kind == ItemKind.Ranking)
        {
            var next = new Part($"{item.Code}^{code}", item.WhoPutNext(answer));
            split.Leaves.Add(next);
            parts.Groups.Add(("top3:" + code, new Part($"{item.Code}>top3:{code}", chosen.Members.Or(next.Members)), [chosen, next]));
            rest = rest.Without(next.Members);
        }

        split.Leaves.Add(new Part($"{item.Code}~{code}", rest));
        return split;
    }

    /// <summary>Finds by which answers to other items an item was asked or derived. What the data do not bear out is left out.</summary>
    private void AddFacts(ItemParts parts)
    {
        if (parts.Asked != Everybody)
        {
            foreach (var condition in parts.Item.AskedWhen?.Conditions ?? [])
            {
                if (Leaves(condition) is { } found && AddFact(parts, parts.Asked, found.Leaves))
                {
                    parts.AskedAfter.Add(found.Of);
                }
            }

            if (parts.Facts.Count == 0)
            {
                FindRoute(parts);
            }
        }

        for (var a = 0; a < parts.Item.Answers.Count && parts.Item.Kind == ItemKind.Single; a++)
        {
            if (BothOf(parts.Item.Answers[a].DerivedWhen) is { } both)
            {
                AddFact(parts, parts.Answers[a], [both]);
            }

            foreach (var condition in parts.Item.Answers[a].DerivedWhen?.Conditions ?? [])
            {
                if (Leaves(condition) is { } found && found.Of != parts && AddFact(parts, parts.Answers[a], found.Leaves))
                {
                    (parts.Item.IsDecidedAfterItsRules ? parts.AskedAfter : parts.DerivedFrom).Add(found.Of);
                }
            }
        }

        foreach (var inclusion in parts.Item.Inclusions)
        {
            AddInclusion(parts, inclusion);
        }

        foreach (var overlap in parts.Item.Overlaps)
        {
            var (other, union) = (_byCode[overlap.Other], _byCode[overlap.Union]);
            var both = Members(parts, overlap.Answers).And(Members(other, overlap.OtherAnswers));
            parts.Overlaps.Add((new Part($"{parts.Item.Code}*{overlap.Other}:{string.Join('+', overlap.Answers)}", both), overlap, other, union));
            parts.AskedAfter.Add(other);
            parts.AskedAfter.Add(union);
        }

        foreach (var before in parts.Item.DecidedAfter)
        {
            parts.AskedAfter.Add(_byCode[before]);
        }
    }

    /// <summary>Of a rule over two answers those who gave both, where another item tells them.</summary>
    private Part? BothOf(Route? rule)
    {
        var leaves = (rule?.Conditions ?? []).Select(Leaves).ToList();
        if (leaves.Count != 2 || leaves.Exists(l => l?.Leaves.Count != 1))
        {
            return null;
        }

        var (one, other) = (leaves[0]!.Value.Leaves[0], leaves[1]!.Value.Leaves[0]);
        return Items.SelectMany(i => i.Overlaps.Select(o => (Own: i, Overlap: o)))
            .Where(o => o.Overlap.Of is { Answers: [var own], OtherAnswers: [var its] }
                && (o.Own.Answers[own], o.Overlap.Other.Answers[its]) is var pair && (pair == (one, other) || pair == (other, one)))
            .Select(o => o.Overlap.Both).FirstOrDefault();
    }

    private void AddInclusion(ItemParts parts, Inclusion inclusion)
    {
        var other = _byCode[inclusion.Other];
        Part[] leaves = [.. inclusion.Answers.Select(a => parts.Answers[a])];
        var union = leaves.Length == 1
            ? leaves[0]
            : new Part($"{parts.Item.Code}>{string.Join('+', inclusion.Answers)}", Members(parts, inclusion.Answers));
        if (AddFact(parts, union, [.. inclusion.OtherAnswers.Select(a => other.Answers[a])]))
        {
            parts.AskedAfter.Add(other);
            if (leaves.Length > 1)
            {
                parts.Unions.Add((union, leaves));
            }
        }
    }

    private static PersonBits Members(ItemParts parts, IReadOnlyList<int> answers) =>
        answers.Skip(1).Aggregate(parts.Answers[answers[0]].Members, (all, a) => all.Or(parts.Answers[a].Members));

    /// <summary>Where no rule is written down, the data may show it: the base is made of whole answers to an earlier item.</summary>
    private void FindRoute(ItemParts parts)
    {
        foreach (var earlier in Items.TakeWhile(i => i != parts).Where(i => i.Item.Kind == ItemKind.Single))
        {
            Part[] within = [.. earlier.Answers.Where(a => a.Members.Count > 0 && a.Members.IsWithin(parts.Asked.Members))];
            if (within.Length > 0 && within.Sum(a => a.Members.Count) == parts.Asked.Members.Count)
            {
                AddFact(parts, parts.Asked, within);
                parts.AskedAfter.Add(earlier);
                return;
            }
        }
    }

    private (ItemParts Of, IReadOnlyList<Part> Leaves)? Leaves(RouteCondition condition)
    {
        if (!_byCode.TryGetValue(condition.Question, out var of))
        {
            return null;
        }

        var named = Enumerable.Range(0, of.Item.Answers.Count).Where(a => condition.Answers.Contains(of.Item.Answers[a].Code)).ToList();
        if (of.Item.Kind == ItemKind.Single)
        {
            return (of, [.. of.Splits[0].Leaves.Where(l => named.Exists(a => of.Answers[a] == l) != condition.IsNot)]);
        }

        // Several of a multiple choice together are no part of any table.
        return named.Count == 1 && of.Item.Kind == ItemKind.Choice
            ? (of, [of.Splits[named[0]].Leaves[condition.IsNot ? 1 : 0]])
            : null;
    }

    private static bool AddFact(ItemParts parts, Part part, IReadOnlyList<Part> leaves)
    {
        if (leaves.Count == 0)
        {
            return false;
        }

        var union = leaves.Skip(1).Aggregate(leaves[0].Members, (all, l) => all.Or(l.Members));
        if (!part.Members.IsWithin(union))
        {
            return false;
        }

        var rest = union.Count == part.Members.Count ? null : new Part($"{part.Id}-{leaves[0].Id}", union.Without(part.Members));
        parts.Facts.Add(new PartFact(part, leaves, rest));
        return true;
    }

    /// <summary>Notes parts that are the same by a rule.</summary>
    private void FindSame(ItemParts parts)
    {
        foreach (var fact in parts.Facts.Where(f => f.Rest is null))
        {
            var (part, leaf) = (Canonical(fact.Part), Canonical(fact.Leaves[0]));
            if (fact.Leaves.Count == 1 && part != leaf)
            {
                _same[part] = leaf;
            }

            parts.IsNotAskedElsewhere |= fact.Part == parts.Asked;
        }
    }

    /// <summary>Lets parts that are the same be one object.</summary>
    private void Settle(ItemParts parts)
    {
        for (var f = 0; f < parts.Facts.Count; f++)
        {
            var fact = parts.Facts[f];
            parts.Facts[f] = fact with { Part = Canonical(fact.Part), Leaves = [.. fact.Leaves.Select(Canonical)] };
        }

        parts.Asked = Canonical(parts.Asked);
        parts.Base = Canonical(parts.Base);
        for (var a = 0; a < parts.Answers.Length; a++)
        {
            parts.Answers[a] = Canonical(parts.Answers[a]);
        }

        foreach (var split in parts.Splits)
        {
            for (var l = 0; l < split.Leaves.Count; l++)
            {
                split.Leaves[l] = Canonical(split.Leaves[l]);
            }
        }

        for (var g = 0; g < parts.Groups.Count; g++)
        {
            parts.Groups[g] = parts.Groups[g] with { Leaves = [.. parts.Groups[g].Leaves.Select(Canonical)] };
        }

        for (var u = 0; u < parts.Unions.Count; u++)
        {
            parts.Unions[u] = (Canonical(parts.Unions[u].Part), [.. parts.Unions[u].Leaves.Select(Canonical)]);
        }
    }

    private Part Canonical(Part part)
    {
        while (_same.TryGetValue(part, out var other))
        {
            part = other;
        }

        return part;
    }

    private void AddImplications(ItemParts parts)
    {
        foreach (var split in parts.Splits)
        {
            List<Part> answered = [.. split.Leaves];
            List<Part> asked = [.. split.Leaves, .. Some(parts.NoResponse)];
            Define(parts.Base, split, answered);
            Define(parts.Asked, split, asked);
            Define(parts.NoResponse, split, [.. Some(parts.NoResponse)]);
            Define(parts.NotAsked, split, [.. Some(parts.NotAsked)]);
            foreach (var leaf in split.Leaves)
            {
                Define(leaf, split, [leaf]);
            }

            foreach (var other in parts.Splits.Where(s => s != split).SelectMany(s => s.Leaves))
            {
                other.Imply(split, answered);
            }
        }

        foreach (var (part, leaves) in parts.Groups.Select(g => (g.Part, g.Leaves)).Concat(parts.Unions))
        {
            Define(part, parts.Splits.First(s => s.Leaves.Contains(leaves[0])), leaves);
        }

        foreach (var fact in parts.Facts)
        {
            var isRoute = fact.Part == parts.Asked;
            foreach (var split in SplitsWith(fact.Leaves))
            {
                var within = isRoute ? parts.Splits.SelectMany(s => s.Leaves).Append(parts.Base).Append(parts.Asked).Concat(Some(parts.NoResponse)) : [fact.Part];
                foreach (var part in within.Distinct().Where(p => p != Everybody))
                {
                    part.Imply(split, fact.Leaves);
                }

                if (!isRoute)
                {
                    foreach (var leaf in fact.Rest is null ? fact.Leaves : [])
                    {
                        leaf.Imply(parts.Splits[0], parts.Unions.Find(u => u.Part == fact.Part).Leaves ?? [fact.Part]);
                    }

                    continue;
                }

                foreach (var leaf in split.Leaves)
                {
                    foreach (var mine in parts.Splits)
                    {
                        if (!fact.Leaves.Contains(leaf))
                        {
                            leaf.Imply(mine, Some(parts.NotAsked));
                        }
                        else if (fact.Rest is null)
                        {
                            leaf.Imply(mine, [.. mine.Leaves, .. Some(parts.NoResponse)]);
                        }
                    }
                }
            }
        }
    }

    private IEnumerable<Split> SplitsWith(IReadOnlyList<Part> leaves) => Items.SelectMany(i => i.Splits).Where(s => leaves.All(s.Leaves.Contains));

    private static IEnumerable<Part> Some(Part? part) => part is null ? [] : [part];

    private void Define(Part? part, Split split, IReadOnlyList<Part> leaves)
    {
        if (part is not null && part != Everybody)
        {
            part.Definitions.Add((split, leaves.ToHashSet()));
            part.Imply(split, leaves);
        }
    }

    /// <summary>Everything that follows for the members of a part, over as many items as it takes.</summary>
    private IReadOnlyDictionary<Split, HashSet<Part>> Known(Part part)
    {
        if (_known.TryGetValue(part, out var found))
        {
            return found;
        }

        var known = part.Implied.ToDictionary(i => i.Key, i => i.Value.ToHashSet());
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var leaves in known.Values.ToList())
            {
                foreach (var (split, _) in leaves.Count == 0 ? [] : leaves.First().Implied)
                {
                    if (leaves.All(l => l.Implied.ContainsKey(split)))
                    {
                        changed |= Narrow(known, split, leaves.SelectMany(l => l.Implied[split]).ToHashSet());
                    }
                }
            }
        }

        return _known[part] = known;
    }

    private static bool Narrow(Dictionary<Split, HashSet<Part>> known, Split split, HashSet<Part> to)
    {
        if (!known.TryGetValue(split, out var now))
        {
            known[split] = to;
            return true;
        }

        var before = now.Count;
        now.IntersectWith(to);
        return now.Count < before;
    }
}
