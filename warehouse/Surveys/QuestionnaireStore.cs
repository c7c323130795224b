using System.Data.Common;
using System.Globalization;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Surveys;

/// <summary>Reads the questionnaires that were loaded.</summary>
public sealed class QuestionnaireStore(IWarehouseEngine engine)
{
    /// <summary>Codes and titles of the surveys, newest fieldwork first.</summary>
    public IReadOnlyList<Survey> Surveys()
    {
        using var connection = engine.OpenReading();
        return Read(connection, "SELECT * FROM DimSurvey", new { }).Select(SurveyOf)
            .OrderByDescending(s => s.LastDay).ThenBy(s => s.Code, StringComparer.Ordinal).ToList();
    }

    /// <summary>The questionnaire of a survey, or null where none was loaded.</summary>
    public Questionnaire? Find(string survey)
    {
        using var connection = engine.OpenReading();
        var found = Read(connection, "SELECT * FROM DimSurvey WHERE Path = @survey", new { survey }).SingleOrDefault();
        if (found is null)
        {
            return null;
        }

        var of = new { key = Convert.ToInt32(found["SurveyKey"], CultureInfo.InvariantCulture) };
        const string ofSurvey = "WHERE QuestionKey IN (SELECT QuestionKey FROM DimQuestion WHERE SurveyKey = @key)";
        var rows = Read(connection, $"SELECT * FROM DimQuestionRow {ofSurvey}", of).ToLookup(Question, RowOf);
        var answers = Read(connection, $"SELECT * FROM DimAnswer {ofSurvey}", of).ToLookup(Question, AnswerOf);
        return new Questionnaire
        {
            Survey = SurveyOf(found),
            Segments = Read(connection, "SELECT * FROM DimSegment WHERE SurveyKey = @key", of)
                .Select(s => new Segment(Text(s, "Code"), LabelOf(s, "Label"), Whole(s, "MemberRank"), TextOrNull(s, "Letter")))
                .OrderBy(s => s.Rank).ToList(),
            Questions = Read(connection, "SELECT * FROM DimQuestion WHERE SurveyKey = @key", of)
                .Select(q => QuestionOf(q, rows[Question(q)], answers[Question(q)]))
                .OrderBy(q => q.Rank).ToList(),
        };
    }

    private static Survey SurveyOf(IDictionary<string, object?> s) => new()
    {
        Code = Text(s, "Code"),
        Title = LabelOf(s, "Label"),
        Organiser = Text(s, "Organiser"),
        FirstDay = Day(s, "FirstDay"),
        LastDay = Day(s, "LastDay"),
        Respondents = WholeOrNull(s, "Respondents"),
        Population = LabelOf(s, "Population"),
        Limits = LabelOf(s, "Limits"),
        TranslatedByUs = Text(s, "TranslatedByUs"),
        LettersLevel = s["LettersLevel"] is { } level ? Convert.ToDecimal(level, CultureInfo.InvariantCulture) : null,
    };

    private static Question QuestionOf(IDictionary<string, object?> q, IEnumerable<QuestionRow> rows, IEnumerable<Answer> answers) => new()
    {
        Code = Text(q, "Code"),
        Type = Enum.Parse<QuestionType>(Text(q, "QuestionType"), ignoreCase: true),
        Label = LabelOf(q, "Label"),
        Rank = Whole(q, "MemberRank"),
        SourceNumber = TextOrNull(q, "SourceNumber"),
        Audience = TextOrNull(q, "Audience"),
        Base = WholeOrNull(q, "BaseCount"),
        AskedWhen = TextOrNull(q, "AskedWhen") is { } route ? Route.Parse(route) : null,
        BaseInWords = TextOrNull(q, "BaseNl") is null ? null : LabelOf(q, "Base"),
        Note = TextOrNull(q, "Note"),
        Rows = rows.OrderBy(r => r.Rank).ToList(),
        Answers = answers.OrderBy(a => a.Rank).ToList(),
    };

    private static QuestionRow RowOf(IDictionary<string, object?> r) =>
        new(Text(r, "Code"), LabelOf(r, "Label"), Whole(r, "MemberRank"));

    private static Answer AnswerOf(IDictionary<string, object?> a) => new(
        Text(a, "Code"), LabelOf(a, "Label"), Whole(a, "MemberRank"), Enum.Parse<AnswerRole>(Text(a, "AnswerRole"), ignoreCase: true),
        TextOrNull(a, "DerivedWhen") is { } route ? Route.Parse(route) : null);

    private static List<IDictionary<string, object?>> Read(DbConnection connection, string sql, object parameters) =>
        connection.Query(sql, parameters).Select(row => (IDictionary<string, object?>)row).ToList();

    private static int Question(IDictionary<string, object?> row) => Whole(row, "QuestionKey");

    private static Label LabelOf(IDictionary<string, object?> row, string name) =>
        new(Text(row, name + "Nl"), TextOrNull(row, name + "Fr") ?? "", TextOrNull(row, name + "En") ?? "");

    private static string Text(IDictionary<string, object?> row, string column) => (string)row[column]!;

    private static string? TextOrNull(IDictionary<string, object?> row, string column) => (string?)row[column];

    private static int Whole(IDictionary<string, object?> row, string column) => Convert.ToInt32(row[column], CultureInfo.InvariantCulture);

    private static int? WholeOrNull(IDictionary<string, object?> row, string column) => row[column] is null ? null : Whole(row, column);

    private static DateOnly Day(IDictionary<string, object?> row, string column) => row[column] switch
    {
        DateTime day => DateOnly.FromDateTime(day),
        var text => DateOnly.ParseExact((string)text!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
