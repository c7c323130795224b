using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Warehouse.Model.Crosstabs;

/// <summary>The SQL of respondents. What it reads never leaves this room but through disclosure control.</summary>
internal sealed class RespondentStore(IWarehouseEngine engine)
{
    /// <summary>The newest load of respondents of each survey, as known at a moment (null: now).</summary>
    public IReadOnlyList<RespondentLoad> Loads(DateTime? asOf)
    {
        using var connection = engine.OpenReading();
        var parameters = new DynamicParameters();
        var known = "r.SupersededAt IS NULL";
        if (asOf is not null)
        {
            parameters.Add("asOf", asOf, DbType.DateTime2);
            known = "r.LoadedAt <= @asOf AND (r.SupersededAt IS NULL OR r.SupersededAt > @asOf)";
        }

        var loads = new List<RespondentLoad>();
        using var row = (DbDataReader)connection.ExecuteReader(
            $"""
            SELECT v.Code AS Survey, r.LoadKey, d.Code AS Period, l.FileName, s.Sha256, COUNT(*) AS Respondents,
                SUM(CASE WHEN r.IsSynthetic = 1 THEN 1 ELSE 0 END) AS Synthetic,
                SUM(CASE WHEN r.RespondentWeight IS NULL THEN 1 ELSE 0 END) AS WithoutWeight, MAX(r.LoadedAt) AS LoadedAt
            FROM FactSurveyRespondent r
            JOIN DimSurvey v ON v.SurveyKey = r.SurveyKey
            JOIN DimDate d ON d.DateKey = r.DateKey
            JOIN LoadJournal l ON l.LoadKey = r.LoadKey
            LEFT JOIN SourceFile s ON s.SourceFileKey = l.SourceFileKey
            WHERE r.IsComplete = 1 AND {known}
            GROUP BY v.Code, r.LoadKey, d.Code, l.FileName, s.Sha256
            """,
            parameters);
        while (row.Read())
        {
            loads.Add(new RespondentLoad(
                (string)row["Survey"],
                Convert.ToInt64(row["LoadKey"], CultureInfo.InvariantCulture),
                Period.Parse((string)row["Period"]),
                Whole(row["Respondents"]),
                Whole(row["Synthetic"]) > 0,
                Whole(row["WithoutWeight"]) == 0,
                (string)row["FileName"],
                row["Sha256"] as string ?? "",
                DateTime.SpecifyKind(
                    row["LoadedAt"] as DateTime? ?? DateTime.Parse((string)row["LoadedAt"], CultureInfo.InvariantCulture, DateTimeStyles.None), DateTimeKind.Utc)));
        }

        return [.. loads.GroupBy(l => l.Survey).Select(g => g.OrderBy(l => l.Period.Key).ThenBy(l => l.LoadKey).Last()).OrderBy(l => l.Survey, StringComparer.Ordinal)];
    }

    /// <summary>The newest load of the whole warehouse: when it changes, what was remembered may be old.</summary>
    public long NewestLoad()
    {
        using var connection = engine.OpenReading();
        return connection.ExecuteScalar<long?>("SELECT MAX(LoadKey) FROM LoadJournal WHERE State = 'succeeded'") ?? 0;
    }

    /// <summary>The completed respondents of a load, as columns.</summary>
    public RespondentTable Read(RespondentLoad load, Questionnaire questionnaire)
    {
        using var connection = engine.OpenReading();
        var index = new Dictionary<long, int>(load.Respondents);
        var weights = new double[load.Respondents];
        using (var row = (DbDataReader)connection.ExecuteReader(
            "SELECT RespondentKey, RespondentWeight FROM FactSurveyRespondent WHERE LoadKey = @LoadKey AND IsComplete = 1 ORDER BY RespondentKey",
            new { load.LoadKey }))
        {
            while (row.Read())
            {
                weights[index.Count] = row.IsDBNull(1) ? double.NaN : Convert.ToDouble(row.GetValue(1), CultureInfo.InvariantCulture);
                index.Add(row.GetInt64(0), index.Count);
            }
        }

        var columns = new RespondentColumns(questionnaire, load.Respondents);
        var rows = Paths(connection, "DimQuestionRow", "QuestionRowKey", questionnaire);
        var answers = Paths(connection, "DimAnswer", "AnswerKey", questionnaire);
        using var given = (DbDataReader)connection.ExecuteReader(
            """
            SELECT a.RespondentKey, a.QuestionRowKey, a.AnswerKey, a.AnswerRank, a.NumericValue
            FROM FactSurveyAnswer a
            JOIN FactSurveyRespondent r ON r.RespondentKey = a.RespondentKey
            WHERE r.LoadKey = @LoadKey AND r.IsComplete = 1
            """,
            new { load.LoadKey });
        while (given.Read())
        {
            if (!rows.TryGetValue(Whole(given.GetValue(1)), out var row) || !answers.TryGetValue(Whole(given.GetValue(2)), out var answer))
            {
                continue;
            }

            columns.Add(
                index[given.GetInt64(0)], row.Question, row.Code, answer.Code,
                given.IsDBNull(3) ? null : Whole(given.GetValue(3)),
                given.IsDBNull(4) ? null : Convert.ToDouble(given.GetValue(4), CultureInfo.InvariantCulture));
        }

        return new RespondentTable(load.Respondents, load.HasWeights ? weights : null, columns.Items());
    }

    private static Dictionary<int, (string Question, string Code)> Paths(DbConnection connection, string table, string key, Questionnaire questionnaire) =>
        connection.Query<(int Key, string Question, string Code)>(
                $"""
                SELECT m.{key}, q.Code, m.Code
                FROM {table} m
                JOIN DimQuestion q ON q.QuestionKey = m.QuestionKey
                JOIN DimSurvey v ON v.SurveyKey = q.SurveyKey
                WHERE v.Code = @Code
                """,
                new { questionnaire.Survey.Code })
            .ToDictionary(m => m.Key, m => (m.Question, m.Code));

    private static int Whole(object value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);
}
