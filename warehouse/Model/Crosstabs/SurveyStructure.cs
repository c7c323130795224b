using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Warehouse.Model.Crosstabs;

/// <summary>
/// A survey as sets of respondents and what its questionnaire says of them: which are the same, which are made of others, which exclude each
/// other. Everything here is known to any reader of the questionnaire; the counts are not.
/// </summary>
internal sealed class SurveyStructure
{
    private readonly RespondentTable _table;
    private readonly Dictionary<Part, Part> _same = [];
    private readonly Dictionary<Part, IReadOnlyDictionary<Split, HashSet<Part>>> _known = [];
    private readonly Dictionary<string, ItemParts> _byCode;

    public SurveyStructure(RespondentTable table)
    {
        _table = table;
        Everybody = new Part(Part.EverybodyId, RespondentBits.Of(table.Respondents, _ => true));
        Items = [.. table.Items.Select(PartsOf)];
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

    /// <summary>All respondents.</summary>
    public Part Everybody { get; }

    /// <summary>The items in the order of the questionnaire.</summary>
    public IReadOnlyList<ItemParts> Items { get; }

    /// <summary>Items that are protected together.</summary>
    public IReadOnlyList<ItemCluster> Clusters { get; }

    /// <summary>Who is in both parts, as the one part it is by the questionnaire; null where nobody can be in both.</summary>
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

    private ItemParts PartsOf(CrosstabItem item)
    {
        var n = _table.Respondents;
        var asked = RespondentBits.Of(item.Asked);
        var inBase = RespondentBits.Of(item.InBase);
        var isAskedOfAll = asked.Count == n;
        var hasNoResponse = inBase.Count < asked.Count;
        var askedPart = isAskedOfAll ? Everybody : new Part(item.Code + "+", asked);
        var parts = new ItemParts(item)
        {
            Asked = askedPart,
            Base = hasNoResponse ? new Part(item.Code + "#", inBase) : askedPart,
            NoResponse = hasNoResponse ? new Part(item.Code + "?", asked.Without(inBase)) : null,
            NotAsked = isAskedOfAll ? null : new Part(item.Code + "!", Everybody.Members.Without(asked)),
            Answers = [.. item.Answers.Select((a, i) => item.Numbers is not null ? null! : new Part($"{item.Code}={a.Code}", RespondentBits.Of(item.Gave(i))))],
        };
        if (item.Numbers is not null)
        {
            var only = new Split();
            only.Leaves.Add(parts.Base);
            parts.Splits.Add(only);
        }
        else if (item.Single is not null)
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

    private static Split SingleSplit(ItemParts parts, RespondentBits inBase)
    {
        var item = parts.Item;
        var split = new Split();
        split.Leaves.AddRange(parts.Answers);
        var others = RespondentBits.Of(item.Single!.Length, i => item.InBase[i] && item.Single[i] < 0);
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

    private static Split ChoiceSplit(ItemParts parts, int answer, RespondentBits inBase)
    {
        var item = parts.Item;
        var code = item.Answers[answer].Code;
        var chosen = parts.Answers[answer];
        var split = new Split { Chosen = item.Ranks is null ? 1 : 2 };
        split.Leaves.Add(chosen);
        var rest = inBase.Without(chosen.Members);
        if (item.Ranks is not null)
        {
            var next = new Part($"{item.Code}^{code}", RespondentBits.Of(Array.ConvertAll(item.Ranks[answer], r => r is 2 or 3)));
            split.Leaves.Add(next);
            parts.Groups.Add(("top3:" + code, new Part($"{item.Code}>top3:{code}", chosen.Members.Or(next.Members)), [chosen, next]));
            rest = rest.Without(next.Members);
        }

        split.Leaves.Add(new Part($"{item.Code}~{code}", rest));
        return split;
    }

    /// <summary>Finds by which answers to other questions an item was asked or derived. What the data do not bear out is left out.</summary>
    private void AddFacts(ItemParts parts)
    {
        var question = parts.Item.Question;
        if (parts.Asked != Everybody)
        {
            foreach (var condition in question.AskedWhen?.Conditions ?? [])
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

        for (var a = 0; a < parts.Item.Answers.Count && parts.Item.Single is not null; a++)
        {
            foreach (var condition in parts.Item.Answers[a].DerivedWhen?.Conditions ?? [])
            {
                if (Leaves(condition) is { } found && found.Of != parts && AddFact(parts, parts.Answers[a], found.Leaves))
                {
                    parts.DerivedFrom.Add(found.Of);
                }
            }
        }
    }

    /// <summary>Where no rule is written down, the data may show it: the base is made of whole answers to an earlier question.</summary>
    private void FindRoute(ItemParts parts)
    {
        foreach (var earlier in Items.TakeWhile(i => i != parts).Where(i => i.Item.Single is not null))
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
        if (of.Item.Single is not null)
        {
            return (of, [.. of.Splits[0].Leaves.Where(l => named.Exists(a => of.Answers[a] == l) != condition.IsNot)]);
        }

        // Several of a multiple choice together are no part of any table.
        return named.Count == 1 && of.Item.Chosen is not null
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

        foreach (var (_, part, leaves) in parts.Groups)
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
                        leaf.Imply(parts.Splits[0], [fact.Part]);
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

    /// <summary>Everything that follows for the members of a part, over as many questions as it takes.</summary>
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
