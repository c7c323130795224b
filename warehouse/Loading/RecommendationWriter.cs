using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Recommendations;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>Writes recommendations. A path keeps the key that it was once given; labels follow the newest workbook.</summary>
internal sealed class RecommendationWriter(RecommendationContent content) : IContentWriter
{
    /// <inheritdoc/>
    /// <remarks>Some hundred rows, written within the transaction.</remarks>
    public StagedContent Stage(DbConnection connection, long loadKey, LoadWatch watch) => StagedContent.Of(content);

    /// <inheritdoc/>
    public int Supersede(DbConnection connection, DbTransaction transaction, long loadKey, Slice slice, DateTime now) =>
        ReferenceRows.Supersede(connection, transaction, "FactActionActor", loadKey, slice, now)
        + ReferenceRows.Supersede(connection, transaction, "FactActionIndicator", loadKey, slice, now);

    /// <inheritdoc/>
    public int Insert(DbConnection connection, DbTransaction transaction, long loadKey, DateTime now, LoadWatch watch)
    {
        var inserted = 0;
        foreach (var action in watch.Rows(content.Actions))
        {
            var path = $"{content.Study.Code}/{action.Code}";
            Upsert(connection, transaction, path, action);
            inserted += action.Actors.Sum(actor => Insert(connection, transaction, path, actor, loadKey, now));
            for (var i = 0; i < action.Ties.Count; i++)
            {
                inserted += Insert(connection, transaction, path, action.Ties[i], i + 1, loadKey, now);
            }
        }

        return inserted;
    }

    private void Upsert(DbConnection connection, DbTransaction transaction, string path, StudyAction a)
    {
        var member = new
        {
            path, Study = content.Study.Code, StudyNl = content.Study.Title.Nl, StudyFr = content.Study.Title.Fr, StudyEn = content.Study.Title.En, a.Code,
            a.Label.Nl, a.Label.Fr, a.Label.En, a.Rank, a.Level, LevelBasis = Word(a.LevelBasis), a.SubActor, a.Key,
            KeyBasis = a.Key is null ? null : Word(a.KeyBasis),
        };
        var changed = connection.Execute(
            """
            UPDATE DimAction SET StudyNl = @StudyNl, StudyFr = @StudyFr, StudyEn = @StudyEn, LabelNl = @Nl, LabelFr = @Fr, LabelEn = @En,
                MemberRank = @Rank, ActionLevel = @Level, LevelBasis = @LevelBasis, SubActor = @SubActor, KeyCode = @Key, KeyBasis = @KeyBasis
            WHERE Path = @path
            """,
            member, transaction);
        if (changed == 0)
        {
            connection.Execute(
                """
                INSERT INTO DimAction (ActionKey, Path, StudyCode, StudyNl, StudyFr, StudyEn, Code, LabelNl, LabelFr, LabelEn, MemberRank, ActionLevel,
                    LevelBasis, SubActor, KeyCode, KeyBasis)
                SELECT COALESCE(MAX(ActionKey), 0) + 1, @path, @Study, @StudyNl, @StudyFr, @StudyEn, @Code, @Nl, @Fr, @En, @Rank, @Level,
                    @LevelBasis, @SubActor, @Key, @KeyBasis
                FROM DimAction
                """,
                member, transaction);
        }
    }

    private int Insert(DbConnection connection, DbTransaction transaction, string path, ActionAddressee a, long loadKey, DateTime now) =>
        connection.Execute(
            """
            INSERT INTO FactActionActor (ActionActorKey, ActionKey, ActorKey, Addressed, Certainty, ReasonNl, ReasonFr, ReasonEn, PublicationKey,
                SheetName, RowNumber, ColumnNumber, LoadKey, LoadedAt)
            SELECT (SELECT COALESCE(MAX(ActionActorKey), 0) + 1 FROM FactActionActor), d.ActionKey, a.ActorKey, @Addressed, @Certainty, @Nl, @Fr, @En,
                p.PublicationKey, @Sheet, @RowNumber, @ColumnNumber, @loadKey, @now
            FROM DimAction d
            JOIN DimActor a ON a.Code = @Actor
            JOIN DimPublication p ON p.Code = @Publication
            WHERE d.Path = @path
            """,
            new
            {
                path, a.Actor, Addressed = a.IsUncertain ? "uncertain" : "yes", Certainty = Word(a.Certainty), a.Reason?.Nl, a.Reason?.Fr, a.Reason?.En,
                Publication = content.Publication.Code, a.Sheet, a.RowNumber, a.ColumnNumber, loadKey, now,
            },
            transaction);

    private int Insert(DbConnection connection, DbTransaction transaction, string path, ActionTie tie, int rank, long loadKey, DateTime now) =>
        connection.Execute(
            """
            INSERT INTO FactActionIndicator (ActionIndicatorKey, ActionKey, TieRank, MeasureCode, Filters, DirectionWanted, LinkStrength, ReasonNl,
                ReasonFr, ReasonEn, PublicationKey, SheetName, RowNumber, ColumnNumber, LoadKey, LoadedAt)
            SELECT (SELECT COALESCE(MAX(ActionIndicatorKey), 0) + 1 FROM FactActionIndicator), d.ActionKey, @rank, @Measure, @Filters, @Wanted, @Strength,
                @Nl, @Fr, @En, p.PublicationKey, @Sheet, @RowNumber, @ColumnNumber, @loadKey, @now
            FROM DimAction d
            JOIN DimPublication p ON p.Code = @Publication
            WHERE d.Path = @path
            """,
            new
            {
                path, rank, tie.Measure?.Measure, tie.Measure?.Filters, Wanted = tie.Wanted is { } wanted ? Word(wanted) : null,
                Strength = tie.Strength is { } strength ? Word(strength) : null, tie.Reason.Nl, tie.Reason.Fr, tie.Reason.En,
                Publication = content.Publication.Code, tie.Sheet, tie.RowNumber, tie.ColumnNumber, loadKey, now,
            },
            transaction);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
