using System.Data.Common;
using System.Globalization;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>
/// Brings a questionnaire into the survey dimensions. A path keeps the key that it was once given; labels follow the newest
/// questionnaire; what left it stays, since facts may refer to it.
/// </summary>
internal static class QuestionnaireRows
{
    /// <summary>Writes survey, segments, questions, rows and answers.</summary>
    public static void Write(IWarehouseEngine engine, DbConnection connection, DbTransaction transaction, Questionnaire questionnaire)
    {
        var survey = questionnaire.Survey;
        var surveyKey = Upsert(engine, connection, transaction, "Survey", [SurveyRow(survey)])[survey.Code];
        Upsert(engine, connection, transaction, "Segment", questionnaire.Segments.Select(s => SegmentRow(survey, s, surveyKey)));
        var questionKeys = Upsert(
            engine, connection, transaction, "Question", questionnaire.Questions.Select(q => QuestionRow(survey, q, surveyKey)));
        Upsert(
            engine, connection, transaction, "QuestionRow",
            from q in questionnaire.Questions
            from r in q.Rows
            select RowRow(survey, q, r, questionKeys[SurveyPath.Of(survey.Code, q.Code)]));
        Upsert(
            engine, connection, transaction, "Answer",
            from q in questionnaire.Questions
            from a in q.Answers
            select AnswerRow(survey, q, a, questionKeys[SurveyPath.Of(survey.Code, q.Code)]));
    }

    private static Dictionary<string, object?> SurveyRow(Survey s)
    {
        var row = Member(s.Code, s.Code, s.Title, 0, MemberRole.Part);
        row["Organiser"] = s.Organiser;
        row["FirstDay"] = Day(s.FirstDay);
        row["LastDay"] = Day(s.LastDay);
        row["Respondents"] = s.Respondents;
        AddLabel(row, "Population", s.Population);
        AddLabel(row, "Limits", s.Limits);
        row["TranslatedByUs"] = s.TranslatedByUs;
        row["LettersLevel"] = s.LettersLevel;
        return row;
    }

    private static Dictionary<string, object?> SegmentRow(Survey survey, Segment s, int surveyKey)
    {
        var role = s.Code == Segment.Total ? MemberRole.Total : MemberRole.Part;
        var row = Member(SurveyPath.Of(survey.Code, s.Code), s.Code, s.Label, s.Rank, role);
        row["SurveyKey"] = surveyKey;
        row["Letter"] = s.Letter;
        return row;
    }

    private static Dictionary<string, object?> QuestionRow(Survey survey, Question q, int surveyKey)
    {
        var row = Member(SurveyPath.Of(survey.Code, q.Code), q.Code, q.Label, q.Rank, MemberRole.Part);
        row["SurveyKey"] = surveyKey;
        row["QuestionType"] = q.Type.ToString().ToLowerInvariant();
        row["SourceNumber"] = q.SourceNumber;
        row["Audience"] = q.Audience;
        row["BaseCount"] = q.Base;
        row["AskedWhen"] = q.AskedWhen?.ToString();
        AddLabel(row, "Base", q.BaseInWords);
        row["Note"] = q.Note;
        return row;
    }

    private static Dictionary<string, object?> RowRow(Survey survey, Question q, QuestionRow r, int questionKey)
    {
        var role = r.Code.Length == 0 ? MemberRole.Total : MemberRole.Part;
        var row = Member(SurveyPath.Of(survey.Code, q.Code, r.Code), r.Code, r.Label, r.Rank, role);
        row["QuestionKey"] = questionKey;
        return row;
    }

    private static Dictionary<string, object?> AnswerRow(Survey survey, Question q, Answer a, int questionKey)
    {
        var role = a.Role switch
        {
            AnswerRole.Category => MemberRole.Part,
            AnswerRole.None => MemberRole.Residual,
            AnswerRole.Group => MemberRole.OfWhich,
            _ => MemberRole.Outside,
        };
        var row = Member(SurveyPath.Of(survey.Code, q.Code, a.Code), a.Code, a.Label, a.Rank, role);
        row["QuestionKey"] = questionKey;
        row["AnswerRole"] = a.Role.ToString().ToLowerInvariant();
        row["DerivedWhen"] = a.DerivedWhen?.ToString();
        return row;
    }

    private static Dictionary<string, object?> Member(string path, string code, Label label, int rank, MemberRole role)
    {
        Dictionary<string, object?> row = new()
        {
            ["Path"] = path, ["Code"] = code, ["ParentCode"] = null, ["MemberRank"] = rank, ["MemberRole"] = role.ToString(),
        };
        AddLabel(row, "Label", label);
        return row;
    }

    private static void AddLabel(Dictionary<string, object?> row, string name, Label? label)
    {
        row[name + "Nl"] = label?.Nl;
        row[name + "Fr"] = label?.Fr;
        row[name + "En"] = label?.En;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>New paths in bulk, changed ones one by one: a questionnaire seldom changes.</summary>
    /// <returns>Keys by path.</returns>
    private static Dictionary<string, int> Upsert(
        IWarehouseEngine engine, DbConnection connection, DbTransaction transaction, string dimension, IEnumerable<Dictionary<string, object?>> members)
    {
        var rows = members.ToList();
        var keys = connection.Query<(string Path, int Key)>($"SELECT Path, {dimension}Key FROM Dim{dimension}", transaction: transaction)
            .ToDictionary(k => k.Path, k => k.Key);
        var next = keys.Count == 0 ? 1 : keys.Values.Max() + 1;
        foreach (var row in rows.Where(r => keys.ContainsKey((string)r["Path"]!)))
        {
            Update(connection, transaction, dimension, row);
        }

        var added = rows.Where(r => !keys.ContainsKey((string)r["Path"]!)).ToList();
        if (added.Count > 0)
        {
            foreach (var row in added)
            {
                keys[(string)row["Path"]!] = next++;
            }

            engine.BulkInsert(
                connection, transaction, "Dim" + dimension, [dimension + "Key", .. added[0].Keys],
                added.Select(row => (object?[])[keys[(string)row["Path"]!], .. row.Values]));
        }

        return keys;
    }

    private static void Update(DbConnection connection, DbTransaction transaction, string dimension, Dictionary<string, object?> row)
    {
        var columns = row.Keys.Where(c => c != "Path").ToList();
        var same = string.Join(" AND ", columns.Select(c => $"({c} = @{c} OR ({c} IS NULL AND @{c} IS NULL))"));
        connection.Execute(
            $"UPDATE Dim{dimension} SET {string.Join(", ", columns.Select(c => $"{c} = @{c}"))} WHERE Path = @Path AND NOT ({same})",
            new DynamicParameters(row),
            transaction);
    }
}
