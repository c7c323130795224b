using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Model.Recommendations;
using ReIntegrationBI.Warehouse.Model.Trajectories;
using ReIntegrationBI.Warehouse.Processes;
using ReIntegrationBI.Warehouse.Recommendations;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Processes;

/// <summary>Reads the description of the way back to work from the star schema.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="reader">Answers the questions of the ties.</param>
/// <param name="model">What can be measured, and the code lists.</param>
/// <param name="trajectories">Gives measured waiting times; null to do without.</param>
public sealed class ProcessReader(IWarehouseEngine engine, IWarehouseReader reader, SemanticModel model, ITrajectoryReader? trajectories = null) : IProcessReader
{
    /// <inheritdoc/>
    public ProcessView? Read(DateTime? asOf = null)
    {
        var (steps, bottlenecks) = ReadRows(asOf);
        if (steps.Count == 0)
        {
            return null;
        }

        var waits = Waits(asOf);
        return new ProcessView(steps, Stages(steps, waits), Views(bottlenecks, waits, asOf), steps[0].Address);
    }

    /// <summary>Measured waiting times by their milestones; none where no trajectories are loaded.</summary>
    private Dictionary<MilestonePair, MeasuredWait> Waits(DateTime? asOf)
    {
        if (trajectories?.Find(asOf) is null)
        {
            return [];
        }

        var table = trajectories.Waiting(new TrajectoryQuery { AsOf = asOf });
        var pairs = WaitingTimesFile.Read().Pairs.ToDictionary(p => p.Code, p => new MilestonePair(p.From, p.To));
        return table.Rows.ToDictionary(r => pairs[r.Pair], r => new MeasuredWait(r, table.Set.IsSynthetic));
    }

    private List<ProcessStage> Stages(List<ProcessStepView> steps, Dictionary<MilestonePair, MeasuredWait> waits) =>
        steps.Where(s => s.Step.Milestones is not null)
            .GroupBy(s => s.Step.Milestones!)
            .OrderBy(g => Milestone(g.Key.To).Rank).ThenBy(g => Milestone(g.Key.From).Rank)
            .Select(g => new ProcessStage(
                g.Key, Milestone(g.Key.From).Label, Milestone(g.Key.To).Label, g.Where(s => s.Step.Timeline == Timeline.Current).ToList(),
                g.Where(s => s.Step.Timeline == Timeline.Ideal).ToList())
            {
                Measured = waits.GetValueOrDefault(g.Key),
            })
            .ToList();

    private List<BottleneckView> Views(List<(Bottleneck Bottleneck, IReadOnlyList<Label> Actors, CellAddress Address)> bottlenecks, Dictionary<MilestonePair, MeasuredWait> waits, DateTime? asOf)
    {
        var answers = new TieAnswers(reader, model, trajectories, asOf);
        return
        [
            .. bottlenecks.Select(b => new BottleneckView(
                b.Bottleneck, b.Actors, b.Bottleneck.Milestones is { } pair ? Milestone(pair.From).Label : null,
                b.Bottleneck.Milestones is { } other ? Milestone(other.To).Label : null,
                b.Bottleneck.Measure is { } tie ? model.FindMeasure(tie.Measure) : null,
                b.Bottleneck.Measure is { } limited ? answers.MembersOf(limited) : [],
                b.Bottleneck.Measure is { } asked ? MovementJudge.Judge(answers.Of(asked), WantedDirection.Up).Today : null,
                b.Address)
            {
                Measured = b.Bottleneck.Milestones is { } waited ? waits.GetValueOrDefault(waited) : null,
            }),
        ];
    }

    private CodeListMember Milestone(string code) =>
        model.Catalog.Find("milestone", code) ?? throw new QueryException($"The code list milestone.csv no longer has '{code}'. Put it back, or load the process again without it.");

    private (List<ProcessStepView> Steps, List<(Bottleneck Bottleneck, IReadOnlyList<Label> Actors, CellAddress Address)> Bottlenecks) ReadRows(DateTime? asOf)
    {
        using var connection = engine.OpenReading();
        var stepActors = Actors("FactProcessStepActor", "ProcessStepKey");
        var bottleneckActors = Actors("FactBottleneckActor", "BottleneckKey");
        const string milestones = "LEFT JOIN DimMilestone mf ON mf.MilestoneKey = f.FromMilestoneKey LEFT JOIN DimMilestone mt ON mt.MilestoneKey = f.ToMilestoneKey";
        var steps = StudyRows.Read(
            connection,
            $"""
            SELECT f.ProcessStepKey, f.StepCode, f.Timeline, f.StepOrder, f.LabelNl, f.LabelFr, f.LabelEn, f.TriggerNl, f.TriggerFr, f.TriggerEn,
                f.ClockStart, f.FromValue, f.ToValue, f.DurationUnit, f.LegalBasis, f.NoteNl, f.NoteFr, f.NoteEn, f.Certainty, f.NextSteps,
                mf.Code AS FromMilestone, mt.Code AS ToMilestone, {StudyRows.AddressColumns}
            FROM FactProcessStep f
            {milestones}
            {StudyRows.AddressJoins}
            WHERE {StudyRows.Known(asOf)}
            ORDER BY f.Timeline, f.StepOrder, f.ProcessStepKey
            """,
            asOf);
        var bottlenecks = StudyRows.Read(
            connection,
            $"""
            SELECT f.BottleneckKey, f.BottleneckCode, f.MemberRank, f.BottleneckLevel, f.LevelBasis, f.Origin, f.LabelNl, f.LabelFr, f.LabelEn,
                f.RecommendationNl, f.RecommendationFr, f.RecommendationEn, f.MeasurableNl, f.MeasurableFr, f.MeasurableEn, f.MeasureCode, f.Filters,
                f.ReasonNl, f.ReasonFr, f.ReasonEn, mf.Code AS FromMilestone, mt.Code AS ToMilestone, {StudyRows.AddressColumns}
            FROM FactBottleneck f
            {milestones}
            {StudyRows.AddressJoins}
            WHERE {StudyRows.Known(asOf)}
            ORDER BY f.MemberRank, f.BottleneckKey
            """,
            asOf);
        return (
            steps.Select(s => new ProcessStepView(
                StepOf(s, stepActors[StudyRows.Whole(s, "ProcessStepKey")]), Labels(stepActors[StudyRows.Whole(s, "ProcessStepKey")]), StudyRows.Address(s))).ToList(),
            bottlenecks.Select(b => (
                BottleneckOf(b, bottleneckActors[StudyRows.Whole(b, "BottleneckKey")]), Labels(bottleneckActors[StudyRows.Whole(b, "BottleneckKey")]),
                StudyRows.Address(b))).ToList());

        ILookup<int, (string Code, Label Label)> Actors(string table, string key) => StudyRows.Read(
                connection, $"SELECT t.{key} AS FactKey, a.Code, a.LabelNl, a.LabelFr, a.LabelEn FROM {table} t JOIN DimActor a ON a.ActorKey = t.ActorKey ORDER BY a.MemberRank", null)
            .ToLookup(a => StudyRows.Whole(a, "FactKey"), a => (StudyRows.Text(a, "Code"), StudyRows.LabelOf(a, "Label")));
    }

    private static ProcessStep StepOf(IDictionary<string, object?> row, IEnumerable<(string Code, Label Label)> actors) => new()
    {
        Code = StudyRows.Text(row, "StepCode"),
        Timeline = ProcessWords.Read<Timeline>(StudyRows.Text(row, "Timeline")),
        Order = StudyRows.Whole(row, "StepOrder"),
        Label = StudyRows.LabelOf(row, "Label"),
        Trigger = StudyRows.LabelOf(row, "Trigger"),
        Actors = [.. actors.Select(a => a.Code)],
        ClockStart = StudyRows.TextOrNull(row, "ClockStart"),
        From = StudyRows.NumberOrNull(row, "FromValue"),
        To = StudyRows.NumberOrNull(row, "ToValue"),
        Unit = StudyRows.TextOrNull(row, "DurationUnit") is { } unit ? ProcessWords.Read<DurationUnit>(unit) : null,
        LegalBasis = StudyRows.TextOrNull(row, "LegalBasis"),
        Note = StudyRows.LabelOrNull(row, "Note"),
        Certainty = ProcessWords.Read<StepCertainty>(StudyRows.Text(row, "Certainty")),
        NextSteps = (StudyRows.TextOrNull(row, "NextSteps") ?? "").Split("; ", StringSplitOptions.RemoveEmptyEntries),
        Milestones = Pair(row),
        Sheet = StudyRows.TextOrNull(row, "SheetName"),
        RowNumber = StudyRows.Whole(row, "RowNumber"),
    };

    private static Bottleneck BottleneckOf(IDictionary<string, object?> row, IEnumerable<(string Code, Label Label)> actors)
    {
        MeasureTie? tie = null;
        if (StudyRows.TextOrNull(row, "MeasureCode") is { } measure)
        {
            _ = MeasureTie.TryParse(measure, StudyRows.TextOrNull(row, "Filters"), out tie, out _);
        }

        return new Bottleneck
        {
            Code = StudyRows.Text(row, "BottleneckCode"),
            Rank = StudyRows.Whole(row, "MemberRank"),
            Level = StudyRows.Text(row, "BottleneckLevel"),
            LevelBasis = StudyRows.Word<Basis>(row, "LevelBasis"),
            Origin = StudyRows.Text(row, "Origin"),
            Label = StudyRows.LabelOf(row, "Label"),
            Recommendation = StudyRows.LabelOrNull(row, "Recommendation"),
            Actors = [.. actors.Select(a => a.Code)],
            MeasurableAs = StudyRows.LabelOf(row, "Measurable"),
            Milestones = Pair(row),
            Measure = tie,
            Reason = StudyRows.LabelOf(row, "Reason"),
            Sheet = StudyRows.TextOrNull(row, "SheetName"),
            RowNumber = StudyRows.Whole(row, "RowNumber"),
        };
    }

    private static MilestonePair? Pair(IDictionary<string, object?> row) =>
        StudyRows.TextOrNull(row, "FromMilestone") is { } from && StudyRows.TextOrNull(row, "ToMilestone") is { } to ? new MilestonePair(from, to) : null;

    private static IReadOnlyList<Label> Labels(IEnumerable<(string Code, Label Label)> actors) => [.. actors.Select(a => a.Label)];
}
