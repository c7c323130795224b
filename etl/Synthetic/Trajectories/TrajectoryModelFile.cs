using ReIntegrationBI.Warehouse.CodeLists;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>Reads trajectory-model.yaml; unknown keys, unknown codes, missing numbers and numbers that cannot be are errors.</summary>
internal static class TrajectoryModelFile
{
    private const string Actor = "actor";

    /// <summary>Reads the model beside the program, or another.</summary>
    /// <exception cref="SyntheticException">The file is missing or wrong; the message says where and what was expected.</exception>
    public static TrajectoryModel Read(CodeListCatalog codes, string? path = null)
    {
        path ??= Path.Combine(AppContext.BaseDirectory, "Synthetic", "Trajectories", "trajectory-model.yaml");
        if (!File.Exists(path))
        {
            throw new SyntheticException($"{path}: the model of trajectories is missing. Put the file back; it comes with the product.");
        }

        try
        {
            var root = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build()
                .Deserialize<Root>(File.ReadAllText(path));
            return new Reading(codes, path).ModelOf(root ?? throw new SyntheticException($"{path} is empty. Put the file back; it comes with the product."));
        }
        catch (YamlException problem)
        {
            throw new SyntheticException(FormattableString.Invariant(
                $"{path}, line {problem.Start.Line}, column {problem.Start.Column}: {problem.InnerException?.Message ?? problem.Message} Correct the key or value."));
        }
    }

    private sealed class Reading(CodeListCatalog codes, string path)
    {
        public TrajectoryModel ModelOf(Root root)
        {
            var milestones = Given("milestones", root.Milestones);
            var (partial, relapse, closure, next) =
                (Given("partial_resumption", root.PartialResumption), Given("relapse", root.Relapse), Given("closure", root.Closure), Given("new_spell", root.NewSpell));
            return new TrajectoryModel
            {
                StartYears = (int)In("start_years", root.StartYears, 1, 50),
                Unstated = Shares("unstated", root.Unstated),
                MostSpells = (int)In("most_spells", root.MostSpells, 1, 50),
                MostRelapses = (int)In("most_relapses", root.MostRelapses, 0, 20),
                Schemes = List("schemes", "scheme", root.Schemes, (at, code, e) => (new SchemeCourse(code, Factor(at, e.Factor)), e.Weight)),
                Sexes = Codes("sexes", "sex", root.Sexes),
                AgeGroups = List(
                    "age_groups", "age_group", root.AgeGroups, (at, code, e) => (new AgeCourse(code, Factor(at, e.Factor), Rate(at + ", pension", e.Pension)), e.Weight)),
                Regions = Codes("regions", "region", root.Regions),
                DiseaseGroups = List("disease_groups", "disease_group", root.DiseaseGroups, (at, code, e) => (
                    new DiseaseCourse(
                        code, Median(at, e.Median), Shape(at, e.Shape), Probability(at + ", partial", e.Partial), Probability(at + ", relapse", e.Relapse), Rate(at + ", death", e.Death)),
                    e.Weight)),
                StartActors = Codes("start, actors", Actor, root.Start?.Actors),
                FirstContact = Milestone("first_contact", milestones.FirstContact),
                SecondContact = Milestone("second_contact", milestones.SecondContact),
                Request = Milestone("trajectory_request", milestones.TrajectoryRequest),
                Assessment = Milestone("assessment", milestones.Assessment),
                InformalAssessment = Milestone("informal_assessment", milestones.InformalAssessment),
                Plan = Milestone("plan", milestones.Plan),
                WorkplaceVisit = Milestone("workplace_visit", milestones.WorkplaceVisit),
                VdabRegistration = Milestone("vdab_registration", milestones.VdabRegistration),
                TrainingStart = Milestone("training_start", milestones.TrainingStart),
                AuthorisedActivity = Milestone("authorised_activity", milestones.AuthorisedActivity),
                Partial = new PartialCourse(
                    Probability("partial_resumption, from", partial.From),
                    In("partial_resumption, to", partial.To, partial.From, 1),
                    Probability("partial_resumption, at_work", partial.AtWork),
                    Probability("partial_resumption, relapse", partial.Relapse),
                    Probability("partial_resumption, step", partial.Step),
                    Weighted("partial_resumption, hours", partial.Hours, _ => true),
                    Codes("partial_resumption, actors", Actor, partial.Actors)),
                FullActors = Codes("full_resumption, actors", Actor, root.FullResumption?.Actors),
                Relapse = new RelapseCourse(
                    (int)In("relapse, minimum", relapse.Minimum, 1, 365), Median("relapse", relapse.Median), Shape("relapse", relapse.Shape),
                    (int)In("relapse, within_days", relapse.WithinDays, relapse.Minimum, 3650), Factor("relapse", relapse.Factor), Codes("relapse, actors", Actor, relapse.Actors)),
                Closure = new ClosureCourse(
                    Rate("closure, end_of_right", closure.EndOfRight), Rate("closure, other", closure.Other), Codes("closure, actors", Actor, closure.Actors)),
                NewSpell = new NewSpellCourse(
                    Probability("new_spell, probability", next.Probability), (int)In("new_spell, minimum", next.Minimum, 1, 3650),
                    Median("new_spell", next.Median), Shape("new_spell", next.Shape), Probability("new_spell, same_group", next.SameGroup)),
            };
        }

        private SyntheticException Wrong(string at, string what) => new($"{Path.GetFileName(path)}, {at}: {what}.");

        private T Given<T>(string at, T? value)
            where T : class => value ?? throw Wrong(at, "it is missing; fill it in");

        private double In(string at, double value, double lowest, double highest) => value >= lowest && value <= highest
            ? value
            : throw Wrong(at, double.IsNaN(value) ? "a number is missing; fill it in" : FormattableString.Invariant($"{value} cannot be; expected {lowest} to {highest}"));

        private double Probability(string at, double value) => In(at, value, 0, 1);

        private List<double> Shares(string at, Dictionary<string, double>? shares)
        {
            var unknown = Given(at, shares).Keys.Except(TrajectoryModel.Members).FirstOrDefault();
            return unknown is null
                ? TrajectoryModel.Members.Select(m => Probability($"{at}, {m}", shares!.GetValueOrDefault(m, double.NaN))).ToList()
                : throw Wrong(at, $"there is no '{unknown}'; expected {string.Join(", ", TrajectoryModel.Members)}");
        }

        private double Rate(string at, double value) => In(at, value, 0, 1000);

        private double Factor(string at, double value) => In(at + ", factor", value, 0.01, 100);

        private double Median(string at, double value) => In(at + ", median", value, 1, 10_000);

        private double Shape(string at, double value) => In(at + ", shape", value, 0.2, 10);

        private MilestoneCourse Milestone(string at, MilestoneEntry? entry)
        {
            var given = Given(at, entry);
            return new MilestoneCourse(
                Probability(at + ", probability", given.Probability), (int)In(at + ", minimum", given.Minimum, 0, 3650), Median(at, given.Median), Shape(at, given.Shape),
                Codes(at + ", actors", Actor, given.Actors));
        }

        private WeightedList<string> Codes(string at, string list, Dictionary<string, double>? weights) => Weighted(at, weights, code => codes.Find(list, code) is not null);

        private WeightedList<string> Weighted(string at, Dictionary<string, double>? weights, Func<string, bool> isKnown) =>
            Made(at, Given(at, weights).Select(w => (w.Key, w.Value)), isKnown, code => code);

        private WeightedList<T> List<T, TEntry>(
            string at, string list, Dictionary<string, TEntry>? entries, Func<string, string, TEntry, (T, double)> made) =>
            Made(at, Given(at, entries).Select(e => (made($"{at}, {e.Key}", e.Key, e.Value), e.Key)).Select(e => ((e.Item1.Item1, e.Key), e.Item1.Item2)), e => codes.Find(list, e.Key) is not null, e => e.Item1);

        private WeightedList<T> Made<T, TGiven>(string at, IEnumerable<(TGiven Item, double Weight)> given, Func<TGiven, bool> isKnown, Func<TGiven, T> item)
        {
            var all = given.ToList();
            foreach (var (code, weight) in all)
            {
                In($"{at}, {code}", weight, 0, 1_000_000_000);
                if (!isKnown(code))
                {
                    throw Wrong(at, $"'{code}' is no code of the list; correct it");
                }
            }

            return all.Sum(w => w.Weight) > 0 ? new WeightedList<T>(all.Select(w => (item(w.Item), w.Weight))) : throw Wrong(at, "nothing has a weight; fill one in");
        }
    }

    private sealed class Root
    {
        public double StartYears { get; set; } = double.NaN;
        public Dictionary<string, double>? Unstated { get; set; }
        public double MostSpells { get; set; } = double.NaN;
        public double MostRelapses { get; set; } = double.NaN;
        public Dictionary<string, MemberEntry>? Schemes { get; set; }
        public Dictionary<string, double>? Sexes { get; set; }
        public Dictionary<string, MemberEntry>? AgeGroups { get; set; }
        public Dictionary<string, double>? Regions { get; set; }
        public Dictionary<string, MemberEntry>? DiseaseGroups { get; set; }
        public ActorsEntry? Start { get; set; }
        public MilestonesEntry? Milestones { get; set; }
        public PartialEntry? PartialResumption { get; set; }
        public ActorsEntry? FullResumption { get; set; }
        public RelapseEntry? Relapse { get; set; }
        public ClosureEntry? Closure { get; set; }
        public NewSpellEntry? NewSpell { get; set; }
    }

    private sealed class MemberEntry
    {
        public double Weight { get; set; } = double.NaN;
        public double Factor { get; set; } = double.NaN;
        public double Pension { get; set; } = double.NaN;
        public double Median { get; set; } = double.NaN;
        public double Shape { get; set; } = double.NaN;
        public double Partial { get; set; } = double.NaN;
        public double Relapse { get; set; } = double.NaN;
        public double Death { get; set; } = double.NaN;
    }

    private class ActorsEntry
    {
        public Dictionary<string, double>? Actors { get; set; }
    }

    private class MilestoneEntry : ActorsEntry
    {
        public double Probability { get; set; } = double.NaN;
        public double Minimum { get; set; } = double.NaN;
        public double Median { get; set; } = double.NaN;
        public double Shape { get; set; } = double.NaN;
    }

    private sealed class RelapseEntry : MilestoneEntry
    {
        public double WithinDays { get; set; } = double.NaN;
        public double Factor { get; set; } = double.NaN;
    }

    private sealed class NewSpellEntry : MilestoneEntry
    {
        public double SameGroup { get; set; } = double.NaN;
    }

    private sealed class ClosureEntry : ActorsEntry
    {
        public double EndOfRight { get; set; } = double.NaN;
        public double Other { get; set; } = double.NaN;
    }

    private sealed class PartialEntry : ActorsEntry
    {
        public double From { get; set; } = double.NaN;
        public double To { get; set; } = double.NaN;
        public double AtWork { get; set; } = double.NaN;
        public double Relapse { get; set; } = double.NaN;
        public double Step { get; set; } = double.NaN;
        public Dictionary<string, double>? Hours { get; set; }
    }

    private sealed class MilestonesEntry
    {
        public MilestoneEntry? FirstContact { get; set; }
        public MilestoneEntry? SecondContact { get; set; }
        public MilestoneEntry? TrajectoryRequest { get; set; }
        public MilestoneEntry? Assessment { get; set; }
        public MilestoneEntry? InformalAssessment { get; set; }
        public MilestoneEntry? Plan { get; set; }
        public MilestoneEntry? WorkplaceVisit { get; set; }
        public MilestoneEntry? VdabRegistration { get; set; }
        public MilestoneEntry? TrainingStart { get; set; }
        public MilestoneEntry? AuthorisedActivity { get; set; }
    }
}
