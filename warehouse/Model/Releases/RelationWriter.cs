namespace ReIntegrationBI.Warehouse.Model.Releases;

/// <summary>Everything that a reader can add up in the tables of one item by others.</summary>
internal static class RelationWriter
{
    /// <summary>The sums within an item.</summary>
    public static IReadOnlyList<PartRelation> Of(ItemParts parts, Part everybody)
    {
        var relations = new List<PartRelation>();
        foreach (var split in parts.Splits)
        {
            relations.Add(PartRelation.Sum(parts.Base, split.Leaves));
        }

        foreach (var (_, part, leaves) in parts.Groups)
        {
            relations.Add(PartRelation.Sum(part, leaves));
        }

        foreach (var (part, leaves) in parts.Unions)
        {
            relations.Add(PartRelation.Sum(part, leaves));
        }

        if (parts.NoResponse is not null)
        {
            relations.Add(PartRelation.Sum(parts.Asked, [parts.Base, parts.NoResponse], isNoResponse: true));
        }

        if (parts.NotAsked is not null && !parts.IsNotAskedElsewhere)
        {
            relations.Add(PartRelation.Sum(everybody, [parts.Asked, parts.NotAsked]));
        }

        foreach (var fact in parts.Facts)
        {
            relations.Add(new PartRelation([.. fact.Leaves.Select(l => (l, 1)), (fact.Part, -1), .. fact.Rest is null ? [] : new[] { (fact.Rest, -1) }]));
        }

        foreach (var (both, of, other, union) in parts.Overlaps)
        {
            relations.Add(new PartRelation(
            [
                .. of.Answers.Select(a => (parts.Answers[a], 1)), .. of.OtherAnswers.Select(a => (other.Answers[a], 1)),
                .. of.OtherAnswers.Select(a => (union.Answers[a], -1)), (both, -1),
            ]));
        }

        if (parts.Item.Kind == ItemKind.Ranking)
        {
            // Where everybody gave a first place, or three places, the places add up to the base as often.
            for (var places = 1; places <= Math.Min(3, parts.Answers.Length); places += 2)
            {
                if (parts.Item.AreFilled(places))
                {
                    relations.Add(new PartRelation([.. places == 1 ? parts.Answers.Select(a => (a, 1)) : parts.Groups.Select(g => (g.Part, 1)), (parts.Base, -places)]));
                }
            }
        }

        return relations;
    }
}
