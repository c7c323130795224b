using ReIntegrationBI.Warehouse.Disclosure;
using ReIntegrationBI.Warehouse.Model.Releases;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>Trajectories with the plan by which anything of them is released.</summary>
internal sealed class TrajectoryRelease
{
    private readonly Lock _lock = new();
    private IReadOnlyDictionary<(int From, int To), int>? _flows;

    public TrajectoryRelease(TrajectoryLoad load, TrajectoryColumns columns, DisclosureRule rule)
    {
        (Columns, Rule) = (columns, rule);
        Set = new TrajectorySet(columns.Persons, load.ObservedUntil, load.IsSynthetic, rule.Threshold, load.Loads);
        Structure = new ReleaseStructure(columns.Persons, TrajectoryItems.Of(columns));
        Plan = new ReleasePlan(Structure, rule);
    }

    public TrajectorySet Set { get; }

    public TrajectoryColumns Columns { get; }

    public DisclosureRule Rule { get; }

    public ReleaseStructure Structure { get; }

    public ReleasePlan Plan { get; }

    /// <summary>The persons with an answer to an item within a group; null where that may not be shown.</summary>
    public int? Count(ItemParts item, Part part, GroupChoice group) => IsShown(item, part, group) ? Members(part, group) : null;

    /// <summary>Flows between actors, read once.</summary>
    public IReadOnlyDictionary<(int From, int To), int> Flows(Func<IReadOnlyDictionary<(int From, int To), int>> read)
    {
        lock (_lock)
        {
            return _flows ??= read();
        }
    }

    /// <summary>A group's persons with their number, if that may be shown.</summary>
    public TrajectoryGroup GroupOf(GroupChoice group)
    {
        lock (_lock)
        {
            var (count, isHidden) = group.Dimensions.Count switch
            {
                0 => (Columns.Persons, false),
                1 => (group.Part(0).Members.Count, Plan.Alone.Find(group.Part(0).Id) == true),
                _ => (
                    group.Part(0).Members.CountWith(group.Part(1).Members),
                    IsHidden(Plan.Of(group.Dimensions[0], group.Dimensions[1]), group.Part(0), group.Part(1))
                    || Plan.Alone.Find(group.Part(0).Id) == true || Plan.Alone.Find(group.Part(1).Id) == true),
            };
            return isHidden ? new TrajectoryGroup(group.Shown, CellState.Suppressed, null) : new TrajectoryGroup(group.Shown, CellState.Shown, count);
        }
    }

    private int Members(Part part, GroupChoice group) => group.Dimensions.Count switch
    {
        0 => part.Members.Count,
        1 => part.Members.CountWith(group.Part(0).Members),
        _ => part.Members.And(group.Part(0).Members).CountWith(group.Part(1).Members),
    };

    /// <summary>
    /// Whether a count may be shown: it, the base of which it is a part, and both without the group or without either of two members. What stands in none of the
    /// tables of one member is thus in no table of two.
    /// </summary>
    private bool IsShown(ItemParts item, Part part, GroupChoice group)
    {
        lock (_lock)
        {
            if (Plan.Alone.Find(part.Id) == true || Plan.Alone.Find(item.Base.Id) == true)
            {
                return false;
            }

            for (var d = 0; d < group.Dimensions.Count; d++)
            {
                var block = Plan.Of(item, group.Dimensions[d]);
                if (Plan.Alone.Find(group.Part(d).Id) == true || IsHidden(block, part, group.Part(d)) || IsHidden(block, item.Base, group.Part(d)))
                {
                    return false;
                }
            }

            if (group.Dimensions.Count < 2)
            {
                return true;
            }

            if (Structure.Both(group.Part(0), group.Part(1)) is not { } both)
            {
                return false;
            }

            var pair = Structure.Pair(group.Dimensions[0], group.Dimensions[1]).Answers.First(p => p.Id == both.Id);
            var blockOfPair = Plan.Of(item, group.Dimensions[0], group.Dimensions[1]);
            return blockOfPair.Find(both.Id) != true && !IsHidden(blockOfPair, part, pair) && !IsHidden(blockOfPair, item.Base, pair);
        }
    }

    private bool IsHidden(ReleaseBlock block, Part one, Part other) => Structure.Both(one, other) is { } cell && block.Find(cell.Id) == true;
}
