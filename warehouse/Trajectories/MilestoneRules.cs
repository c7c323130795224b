using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>Which orders of milestones are impossible within a spell: milestone-rules.yaml.</summary>
public sealed class MilestoneRules
{
    private readonly bool[] _once = new bool[Milestones.Count];
    private readonly Milestone[][] _againAfter = new Milestone[Milestones.Count][];
    private readonly Milestone[][] _needs = new Milestone[Milestones.Count][];
    private readonly List<Milestone>[] _notAfter = new List<Milestone>[Milestones.Count];

    private MilestoneRules()
    {
        for (var m = 0; m < Milestones.Count; m++)
        {
            (_againAfter[m], _needs[m], _notAfter[m]) = ([], [], []);
        }
    }

    /// <summary>Reads the rules; by default those beside the program.</summary>
    /// <exception cref="MilestoneRulesException">The file is missing or wrong.</exception>
    public static MilestoneRules Load(string? path = null)
    {
        path ??= Path.Combine(AppContext.BaseDirectory, "Trajectories", "milestone-rules.yaml");
        if (!File.Exists(path))
        {
            throw new MilestoneRulesException($"{path}: the rules of milestones are missing. Put the file back; it comes with the product.");
        }

        return Parse(File.ReadAllText(path), Path.GetFileName(path));
    }

    /// <summary>Reads the rules from a text.</summary>
    /// <exception cref="MilestoneRulesException">The text is wrong.</exception>
    public static MilestoneRules Parse(string text, string file)
    {
        try
        {
            var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build();
            var root = yaml.Deserialize<Root>(text) ?? new Root();
            var rules = new MilestoneRules();
            foreach (var code in root.Once)
            {
                rules._once[Of(code)] = true;
            }

            foreach (var (code, others) in root.AgainAfter)
            {
                rules._againAfter[Of(code)] = [.. others.Select(o => (Milestone)Of(o))];
            }

            foreach (var (code, others) in root.Needs)
            {
                rules._needs[Of(code)] = [.. others.Select(o => (Milestone)Of(o))];
            }

            foreach (var (later, earlier) in root.NotBefore)
            {
                // On one day the order of the code list holds; a rule against it could never be kept there.
                if (Of(later) <= Of(earlier))
                {
                    throw Wrong($"not_before: {later} stands before {earlier} in the code list milestone; turn the two round");
                }

                rules._notAfter[Of(earlier)].Add((Milestone)Of(later));
            }

            return rules;
        }
        catch (YamlException problem)
        {
            var line = FormattableString.Invariant($"line {problem.Start.Line}, column {problem.Start.Column}");
            throw new MilestoneRulesException($"{file}, {line}: {problem.InnerException?.Message ?? problem.Message} Correct the key or value.", problem);
        }

        int Of(string code) => Milestones.TryParse(code, out var milestone)
            ? (int)milestone
            : throw Wrong($"there is no milestone '{code}'; there are {string.Join(", ", Milestones.All.Select(m => m.Code()))}. Correct it");

        MilestoneRulesException Wrong(string what) => new($"{file}: {what}.");
    }

    /// <summary>Whether a milestone may happen on a day in a spell, after what happened so far.</summary>
    /// <param name="milestone">The milestone.</param>
    /// <param name="day">Its day.</param>
    /// <param name="first">First days of the milestones so far, by number; <see cref="SpellSnapshot.NotReached"/> where there was none.</param>
    /// <param name="last">The place of each milestone's last event in the order of the spell; 0 where there was none.</param>
    /// <returns>Null if so; else why not.</returns>
    internal RuleBreak? Check(Milestone milestone, int day, ReadOnlySpan<int> first, ReadOnlySpan<int> last)
    {
        var m = (int)milestone;
        var before = first[m] != SpellSnapshot.NotReached;
        if (before && _once[m])
        {
            return Breaks.Twice(milestone, day, first[m]);
        }

        if (before && _againAfter[m].Length > 0 && !AnyAfter(_againAfter[m], last, last[m]))
        {
            return Breaks.TwiceWithout(milestone, day, _againAfter[m]);
        }

        if (_needs[m].Length > 0 && !AnyAfter(_needs[m], last, 0))
        {
            return Breaks.Needs(milestone, day, _needs[m]);
        }

        if (!before)
        {
            foreach (var later in _notAfter[m])
            {
                if (first[(int)later] != SpellSnapshot.NotReached && first[(int)later] < day)
                {
                    return Breaks.TooLate(milestone, day, later, first[(int)later]);
                }
            }
        }

        return null;
    }

    private static bool AnyAfter(Milestone[] milestones, ReadOnlySpan<int> last, int place)
    {
        foreach (var milestone in milestones)
        {
            if (last[(int)milestone] > place)
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Root
    {
        public List<string> Once { get; set; } = [];
        public Dictionary<string, List<string>> AgainAfter { get; set; } = [];
        public Dictionary<string, List<string>> Needs { get; set; } = [];
        public Dictionary<string, string> NotBefore { get; set; } = [];
    }
}
