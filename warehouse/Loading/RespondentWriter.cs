using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>
/// Writes respondents and their answers. Answers go straight to the star schema: there may be a hundred a respondent, and bringing them there
/// from staging takes as long as writing them does.
/// </summary>
internal sealed class RespondentWriter(IWarehouseEngine engine, RespondentContent content) : IContentWriter
{
    private static readonly string[] AnswerColumns =
        ["RespondentKey", "QuestionKey", "QuestionRowKey", "AnswerKey", "AnswerRank", "NumericValue", "ColumnNumber"];

    private readonly string _survey = content.Questionnaire.Survey.Code;

    /// <inheritdoc/>
    public StagedContent Stage(DbConnection connection, long loadKey, LoadWatch watch)
    {
        engine.BulkInsert(
            connection, null, "staging.SurveyRespondent",
            ["LoadKey", "RespondentNumber", "Pseudonym", "RespondentWeight", "AnswerLanguage", "IsComplete", "IsSynthetic", "RowNumber"],
            watch.Rows(content.Respondents.Select((r, i) => new object?[]
            {
                loadKey, i, r.Pseudonym, r.Weight is { } weight ? Math.Round((decimal)weight, 9) : null, r.Language, r.IsComplete, content.IsSynthetic,
                r.RowNumber,
            })));
        return StagedContent.Of(content);
    }

    /// <inheritdoc/>
    public int Supersede(DbConnection connection, DbTransaction transaction, long loadKey, Slice slice, DateTime now) =>
        ReferenceRows.Supersede(connection, transaction, "FactSurveyRespondent", loadKey, slice, now);

    /// <inheritdoc/>
    public int Insert(DbConnection connection, DbTransaction transaction, long loadKey, DateTime now, LoadWatch watch)
    {
        QuestionnaireRows.Write(engine, connection, transaction, content.Questionnaire);
        watch.Check();
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
        engine.BulkInsert(connection, transaction, "FactSurveyAnswer", AnswerColumns, watch.Rows(Answers(first, Items(connection, transaction, survey))));
        return respondents;
    }

    /// <summary>What of an answer is the same for all who gave it: the keys of question, row and answer, and the column.</summary>
    private (object Question, object Row, object Answer, object Column)[] Items(DbConnection connection, DbTransaction transaction, int survey)
    {
        const string ofSurvey = "WHERE QuestionKey IN (SELECT QuestionKey FROM DimQuestion WHERE SurveyKey = @survey)";
        var rows = connection.Query<(string Path, int Question, int Row)>($"SELECT Path, QuestionKey, QuestionRowKey FROM DimQuestionRow {ofSurvey}", new { survey }, transaction)
            .ToDictionary(r => r.Path);
        var answers = connection.Query<(string Path, int Key)>($"SELECT Path, AnswerKey FROM DimAnswer {ofSurvey}", new { survey }, transaction)
            .ToDictionary(a => a.Path, a => a.Key);
        return
        [
            .. content.Items.Select(item =>
            {
                var row = rows[SurveyPath.Of(_survey, item.Question, item.Row)];
                return ((object)row.Question, (object)row.Row, (object)answers[SurveyPath.Of(_survey, item.Question, item.Answer)], (object)item.ColumnNumber);
            }),
        ];
    }

    private IEnumerable<object?[]> Answers(long first, (object Question, object Row, object Answer, object Column)[] items)
    {
        for (var i = 0; i < content.Respondents.Count; i++)
        {
            // A million answers refer to a few hundred keys, which are made into objects once.
            object key = first + i;
            foreach (var answer in content.Respondents[i].Answers)
            {
                var item = items[answer.Item];
                yield return [key, item.Question, item.Row, item.Answer, answer.Rank, answer.Number, item.Column];
            }
        }
    }
}
