using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>Writes respondents and their answers.</summary>
internal sealed class RespondentWriter(IWarehouseEngine engine, RespondentContent content) : IContentWriter
{
    private readonly string _survey = content.Questionnaire.Survey.Code;

    /// <inheritdoc/>
    public void Stage(DbConnection connection, long loadKey)
    {
        engine.BulkInsert(
            connection, null, "staging.SurveyItem", ["LoadKey", "ItemNumber", "RowPath", "AnswerPath", "ColumnNumber"],
            content.Items.Select((item, i) => new object?[]
            {
                loadKey, i, SurveyPath.Of(_survey, item.Question, item.Row), SurveyPath.Of(_survey, item.Question, item.Answer), item.ColumnNumber,
            }));
        engine.BulkInsert(
            connection, null, "staging.SurveyRespondent",
            ["LoadKey", "RespondentNumber", "Pseudonym", "RespondentWeight", "AnswerLanguage", "IsComplete", "IsSynthetic", "RowNumber"],
            content.Respondents.Select((r, i) => new object?[]
            {
                loadKey, i, r.Pseudonym, r.Weight is { } weight ? Math.Round((decimal)weight, 9) : null, r.Language, r.IsComplete, content.IsSynthetic,
                r.RowNumber,
            }));
        engine.BulkInsert(
            connection, null, "staging.SurveyAnswer", ["LoadKey", "RespondentNumber", "ItemNumber", "AnswerRank", "NumericValue"],
            content.Respondents.SelectMany((r, i) => r.Answers.Select(a => new object?[] { loadKey, i, a.Item, a.Rank, a.Number })));
    }

    /// <inheritdoc/>
    public int Supersede(DbConnection connection, DbTransaction transaction, long loadKey, Slice slice, DateTime now) =>
        ReferenceRows.Supersede(connection, transaction, "FactSurveyRespondent", loadKey, slice, now);

    /// <inheritdoc/>
    public int Insert(DbConnection connection, DbTransaction transaction, long loadKey, DateTime now)
    {
        QuestionnaireRows.Write(engine, connection, transaction, content.Questionnaire);
        var survey = connection.ExecuteScalar<int>("SELECT SurveyKey FROM DimSurvey WHERE Path = @_survey", new { _survey }, transaction);
        var first = connection.ExecuteScalar<long>("SELECT COALESCE(MAX(RespondentKey), 0) + 1 FROM FactSurveyRespondent", transaction: transaction);
        var respondents = connection.Execute(
            """
            INSERT INTO FactSurveyRespondent (RespondentKey, SurveyKey, DateKey, Pseudonym, RespondentWeight, AnswerLanguage, IsComplete,
                IsSynthetic, RowNumber, LoadKey, LoadedAt)
            SELECT @first + s.RespondentNumber, @survey, @DateKey, s.Pseudonym, s.RespondentWeight, s.AnswerLanguage, s.IsComplete,
                s.IsSynthetic, s.RowNumber, s.LoadKey, @now
            FROM staging.SurveyRespondent s
            WHERE s.LoadKey = @loadKey
            """,
            new { first, survey, loadKey, now, DateKey = content.Questionnaire.Survey.Period.Key },
            transaction);
        var answers = connection.Execute(
            """
            INSERT INTO FactSurveyAnswer (RespondentKey, QuestionKey, QuestionRowKey, AnswerKey, AnswerRank, NumericValue, ColumnNumber)
            SELECT @first + s.RespondentNumber, r.QuestionKey, r.QuestionRowKey, a.AnswerKey, s.AnswerRank, s.NumericValue, i.ColumnNumber
            FROM staging.SurveyAnswer s
            JOIN staging.SurveyItem i ON i.LoadKey = s.LoadKey AND i.ItemNumber = s.ItemNumber
            JOIN DimQuestionRow r ON r.Path = i.RowPath
            JOIN DimAnswer a ON a.Path = i.AnswerPath
            WHERE s.LoadKey = @loadKey
            """,
            new { first, loadKey },
            transaction);
        return answers == content.HashTotal ? respondents : throw new InvalidOperationException(
            $"Of {content.HashTotal:0} answers only {answers} found their question and answer in the warehouse. Run ./reintegrationbi migrate, then rerun this load.");
    }
}
