using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>Writes published survey tables.</summary>
internal sealed class SurveyTableWriter(IWarehouseEngine engine, SurveyTableContent content) : IContentWriter
{
    private static readonly string[] StagingColumns =
    [
        "LoadKey", "Indicator", "RowPath", "SegmentPath", "AnswerPath", "Unit", "FigureValue", "Decimals", "FigurePrecision", "IsUncertain",
        "BaseCount", "BaseKind", "Letters", "Remark", "SheetName", "RowNumber", "ColumnNumber",
    ];

    private readonly string _survey = content.Questionnaire.Survey.Code;

    /// <inheritdoc/>
    public StagedContent Stage(DbConnection connection, long loadKey, LoadWatch watch)
    {
        var rows = content.Figures.Select(f => new object?[]
        {
            loadKey, f.Indicator, SurveyPath.Of(_survey, f.Question, f.Row), SurveyPath.Of(_survey, f.Segment),
            SurveyPath.Of(_survey, f.Question, f.Answer), f.Unit, f.Value, f.Decimals, PrecisionCode.Of(f.Precision), f.IsUncertain, f.Base,
            f.BaseKind.ToString().ToLowerInvariant(), f.Letters, f.Remark, f.Sheet, f.RowNumber, f.ColumnNumber,
        });
        engine.BulkInsert(connection, null, "staging.SurveyFigure", StagingColumns, watch.Rows(rows));
        return StagedContent.Of(content);
    }

    /// <inheritdoc/>
    public int Supersede(DbConnection connection, DbTransaction transaction, long loadKey, Slice slice, DateTime now) =>
        ReferenceRows.Supersede(connection, transaction, "FactSurveyTable", loadKey, slice, now);

    /// <inheritdoc/>
    public int Insert(DbConnection connection, DbTransaction transaction, long loadKey, DateTime now, LoadWatch watch)
    {
        QuestionnaireRows.Write(engine, connection, transaction, content.Questionnaire);
        watch.Check();
        return connection.Execute(
            """
            INSERT INTO FactSurveyTable (IndicatorKey, SurveyKey, QuestionKey, QuestionRowKey, SegmentKey, AnswerKey, DateKey, UnitKey,
                PublicationKey, FigureValue, Decimals, FigurePrecision, IsUncertain, BaseCount, BaseKind, Letters, Remark, SheetName,
                RowNumber, ColumnNumber, LoadKey, LoadedAt)
            SELECT i.IndicatorKey, g.SurveyKey, r.QuestionKey, r.QuestionRowKey, g.SegmentKey, a.AnswerKey, @DateKey, u.UnitKey,
                p.PublicationKey, s.FigureValue, s.Decimals, s.FigurePrecision, s.IsUncertain, s.BaseCount, s.BaseKind, s.Letters, s.Remark,
                s.SheetName, s.RowNumber, s.ColumnNumber, s.LoadKey, @now
            FROM staging.SurveyFigure s
            JOIN DimIndicator i ON i.Code = s.Indicator
            JOIN DimQuestionRow r ON r.Path = s.RowPath
            JOIN DimSegment g ON g.Path = s.SegmentPath
            JOIN DimAnswer a ON a.Path = s.AnswerPath
            JOIN DimUnit u ON u.Code = s.Unit
            JOIN DimPublication p ON p.Code = @Publication
            WHERE s.LoadKey = @loadKey
            """,
            new { loadKey, now, DateKey = content.Questionnaire.Survey.Period.Key, Publication = content.Publication.Code },
            transaction);
    }
}
