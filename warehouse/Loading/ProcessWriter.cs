using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Processes;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>Writes the description of a process.</summary>
internal sealed class ProcessWriter(ProcessContent content) : IContentWriter
{
    /// <inheritdoc/>
    /// <remarks>Under a hundred rows, written within the transaction.</remarks>
    public StagedContent Stage(DbConnection connection, long loadKey, LoadWatch watch) => StagedContent.Of(content);

    /// <inheritdoc/>
    public int Supersede(DbConnection connection, DbTransaction transaction, long loadKey, Slice slice, DateTime now) =>
        ReferenceRows.Supersede(connection, transaction, "FactProcessStep", loadKey, slice, now)
        + ReferenceRows.Supersede(connection, transaction, "FactBottleneck", loadKey, slice, now);

    /// <inheritdoc/>
    public int Insert(DbConnection connection, DbTransaction transaction, long loadKey, DateTime now, LoadWatch watch)
    {
        var milestones = connection.Query<(string Code, int Key)>("SELECT Code, MilestoneKey FROM DimMilestone", transaction: transaction)
            .ToDictionary(m => m.Code, m => m.Key);
        var first = connection.ExecuteScalar<long>("SELECT COALESCE(MAX(ProcessStepKey), 0) + 1 FROM FactProcessStep", transaction: transaction);
        var inserted = 0;
        for (var i = 0; i < content.Steps.Count; i++)
        {
            watch.Check();
            inserted += Insert(connection, transaction, first + i, content.Steps[i], milestones, loadKey, now);
        }

        first = connection.ExecuteScalar<long>("SELECT COALESCE(MAX(BottleneckKey), 0) + 1 FROM FactBottleneck", transaction: transaction);
        for (var i = 0; i < content.Bottlenecks.Count; i++)
        {
            watch.Check();
            inserted += Insert(connection, transaction, first + i, content.Bottlenecks[i], milestones, loadKey, now);
        }

        return inserted;
    }

    private int Insert(
        DbConnection connection, DbTransaction transaction, long key, ProcessStep s, Dictionary<string, int> milestones, long loadKey, DateTime now)
    {
        var inserted = connection.Execute(
            """
            INSERT INTO FactProcessStep (ProcessStepKey, SourceCode, StepCode, Timeline, StepOrder, LabelNl, LabelFr, LabelEn, TriggerNl, TriggerFr,
                TriggerEn, ClockStart, FromValue, ToValue, DurationUnit, LegalBasis, NoteNl, NoteFr, NoteEn, Certainty, NextSteps, FromMilestoneKey,
                ToMilestoneKey, PublicationKey, SheetName, RowNumber, ColumnNumber, LoadKey, LoadedAt)
            SELECT @key, @Source, @Code, @Timeline, @Order, @Nl, @Fr, @En, @TriggerNl, @TriggerFr, @TriggerEn, @ClockStart, @From, @To, @Unit,
                @LegalBasis, @NoteNl, @NoteFr, @NoteEn, @Certainty, @NextSteps, @FromMilestone, @ToMilestone, p.PublicationKey, @Sheet, @RowNumber, 1,
                @loadKey, @now
            FROM DimPublication p
            WHERE p.Code = @Publication
            """,
            new
            {
                key, content.Source, s.Code, Timeline = ProcessWords.Of(s.Timeline), s.Order, s.Label.Nl, s.Label.Fr, s.Label.En,
                TriggerNl = s.Trigger.Nl, TriggerFr = s.Trigger.Fr, TriggerEn = s.Trigger.En, s.ClockStart, s.From, s.To,
                Unit = s.Unit is { } unit ? ProcessWords.Of(unit) : null, s.LegalBasis, NoteNl = s.Note?.Nl, NoteFr = s.Note?.Fr, NoteEn = s.Note?.En,
                Certainty = ProcessWords.Of(s.Certainty), NextSteps = s.NextSteps.Count == 0 ? null : string.Join("; ", s.NextSteps),
                FromMilestone = KeyOf(milestones, s.Milestones?.From), ToMilestone = KeyOf(milestones, s.Milestones?.To),
                Publication = content.Publication.Code, s.Sheet, s.RowNumber, loadKey, now,
            },
            transaction);
        Actors(connection, transaction, "FactProcessStepActor", "ProcessStepKey", key, s.Actors);
        return inserted;
    }

    private int Insert(
        DbConnection connection, DbTransaction transaction, long key, Bottleneck b, Dictionary<string, int> milestones, long loadKey, DateTime now)
    {
        var inserted = connection.Execute(
            """
            INSERT INTO FactBottleneck (BottleneckKey, SourceCode, BottleneckCode, MemberRank, BottleneckLevel, LevelBasis, Origin, LabelNl, LabelFr,
                LabelEn, RecommendationNl, RecommendationFr, RecommendationEn, MeasurableNl, MeasurableFr, MeasurableEn, TieKind, FromMilestoneKey,
                ToMilestoneKey, MeasureCode, Filters, ReasonNl, ReasonFr, ReasonEn, PublicationKey, SheetName, RowNumber, ColumnNumber, LoadKey, LoadedAt)
            SELECT @key, @Source, @Code, @Rank, @Level, @LevelBasis, @Origin, @Nl, @Fr, @En, @RecommendationNl, @RecommendationFr, @RecommendationEn,
                @MeasurableNl, @MeasurableFr, @MeasurableEn, @TieKind, @FromMilestone, @ToMilestone, @Measure, @Filters, @ReasonNl, @ReasonFr, @ReasonEn,
                p.PublicationKey, @Sheet, @RowNumber, 1, @loadKey, @now
            FROM DimPublication p
            WHERE p.Code = @Publication
            """,
            new
            {
                key, content.Source, b.Code, b.Rank, b.Level, LevelBasis = ProcessWords.Of(b.LevelBasis), b.Origin, b.Label.Nl, b.Label.Fr, b.Label.En,
                RecommendationNl = b.Recommendation?.Nl, RecommendationFr = b.Recommendation?.Fr, RecommendationEn = b.Recommendation?.En,
                MeasurableNl = b.MeasurableAs.Nl, MeasurableFr = b.MeasurableAs.Fr, MeasurableEn = b.MeasurableAs.En,
                TieKind = b.Milestones is not null ? "milestones" : b.Measure is not null ? "measure" : "none",
                FromMilestone = KeyOf(milestones, b.Milestones?.From), ToMilestone = KeyOf(milestones, b.Milestones?.To), b.Measure?.Measure,
                b.Measure?.Filters, ReasonNl = b.Reason.Nl, ReasonFr = b.Reason.Fr, ReasonEn = b.Reason.En, Publication = content.Publication.Code,
                b.Sheet, b.RowNumber, loadKey, now,
            },
            transaction);
        Actors(connection, transaction, "FactBottleneckActor", "BottleneckKey", key, b.Actors);
        return inserted;
    }

    private static int? KeyOf(Dictionary<string, int> milestones, string? code) => code is null ? null : milestones[code];

    private static void Actors(DbConnection connection, DbTransaction transaction, string table, string keyColumn, long key, IEnumerable<string> actors)
    {
        foreach (var actor in actors)
        {
            connection.Execute(
                $"INSERT INTO {table} ({keyColumn}, ActorKey) SELECT @key, ActorKey FROM DimActor WHERE Code = @actor", new { key, actor }, transaction);
        }
    }
}
