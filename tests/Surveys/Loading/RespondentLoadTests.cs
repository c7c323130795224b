using Dapper;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Persons;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Surveys.Loading;

/// <summary>Respondents come in as they answered: with what is derived, without their identifiers, and after their questionnaire.</summary>
public abstract class RespondentLoadTests<TEngine>(LazyFixture<SurveyInstallation<TEngine>> fixture) : IClassFixture<LazyFixture<SurveyInstallation<TEngine>>>
    where TEngine : ITestEngine, new()
{
    private SurveyInstallation<TEngine> Installation => fixture.Value;

    [EngineFact]
    public void A_codebook_and_its_respondents_load_whatever_their_order_on_the_command_line()
    {
        Assert.True(Installation.FirstLoad.ExitCode == 0, Installation.FirstLoad.Messages);
        Assert.Equal(["small/questionnaire", "small/respondents"], Installation.Parts.Journal.Latest(100).Select(l => l.Dataset).Where(d => d.StartsWith("small", StringComparison.Ordinal)).Distinct().Order());
    }

    [EngineFact]
    public void Every_answer_stands_at_its_question_row_rank_and_column()
    {
        Assert.Equal(
            [
                "2 age/value  38 P", "2 contact/never boss  O", "2 contact/often hr  N", "2 guided/yes   F", "2 helped/some   G", "2 helped_grouped/yes   H",
                "2 needs/work   I", "2 reasons/money  1 K", "2 reasons/people  2 L",
                "3 age/value  41.5 P", "3 contact/often boss  O", "3 guided/yes   F", "3 helped/not   G", "3 helped_grouped/no   H", "3 reasons/sense  1 K",
                "4 guided/no   F",
                "5 age/value  63 P", "5 contact/never boss  O", "5 contact/never hr  N", "5 guided/no   F", "5 needs/hours   J", "5 needs/work   I",
                "5 reasons/money  3 M", "5 reasons/people  1 K", "5 reasons/sense  2 L",
            ],
            Answers("small"));
    }

    [EngineFact]
    public void Respondents_carry_weight_language_and_completion_and_a_pseudonym_in_place_of_their_identifier()
    {
        using var connection = Installation.Database.Engine.Open();
        var rows = connection.Query("SELECT r.* FROM FactSurveyRespondent r JOIN DimSurvey s ON s.SurveyKey = r.SurveyKey WHERE s.Code = 'small' AND r.SupersededAt IS NULL ORDER BY r.RowNumber")
            .Select(r => (IDictionary<string, object>)r).ToList();
        var pseudonyms = new Pseudonyms(SurveyInstallation<TEngine>.Key);

        Assert.Equal(new[] { "p1", "p2", "p3", "p4" }.Select(p => pseudonyms.Of("small", p)), rows.Select(r => (string)r["Pseudonym"]));
        Assert.Equal([1.5, 0.5, 1.0, 1.0], rows.Select(r => Convert.ToDouble(r["RespondentWeight"], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(["nl", "fr", "en", null], rows.Select(r => (string?)r["AnswerLanguage"]));
        Assert.Equal([true, true, false, true], rows.Select(r => Convert.ToBoolean(r["IsComplete"], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(rows, r => Assert.False(Convert.ToBoolean(r["IsSynthetic"], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.DoesNotContain(WarehouseDump.Tables(connection, Installation.Database.Tables(connection)), line => line.Contains("'p1'", StringComparison.Ordinal));
    }

    [EngineFact]
    public void A_file_with_identifiers_is_not_kept_and_a_rerun_says_so()
    {
        using var other = new SurveyInstallation<TEngine>();
        var kept = Directory.GetFiles(other.Folder, "*", SearchOption.AllDirectories).Where(f => Path.GetDirectoryName(f) != other.Folder).ToList();

        Assert.Contains(kept, f => File.ReadAllText(f) == SmallSurvey.Codebook);
        Assert.DoesNotContain(kept, f => File.ReadAllText(f).Contains("p1;1.5", StringComparison.Ordinal));
        var load = other.Parts.Journal.Latest(100).First(l => l.Dataset == "small/respondents");
        var rerun = other.Run("rerun", load.LoadKey.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.NotEqual(0, rerun.ExitCode);
        Assert.Contains("load the file itself", rerun.Messages, StringComparison.Ordinal);
    }

    [EngineFact]
    public void Within_the_limit_a_wrong_answer_is_left_out_and_a_wrong_respondent_too()
    {
        using var other = new SurveyInstallation<TEngine>();
        var path = Path.Combine(other.Folder, SmallSurvey.RespondentsName);
        File.WriteAllText(path, SmallSurvey.Respondents.Replace(";38\n", ";oud\n", StringComparison.Ordinal).Replace("p2;0.5;", "p2;-1;", StringComparison.Ordinal));

        var run = other.Run("load", "--reject-limit", "30%", path);

        Assert.True(run.ExitCode == 0, run.Messages);
        var load = other.Parts.Journal.Latest(1).Single();
        Assert.Equal((3, 2), (load.RowsLoaded, load.RowsRejected));
        Assert.Equal(["B3", "P2"], other.Parts.Journal.RejectionsOf(load.LoadKey).Select(r => r.Cell).Order());
        Assert.DoesNotContain(Answers(other, "small"), a => a.StartsWith("2 age", StringComparison.Ordinal) || a.StartsWith("3 ", StringComparison.Ordinal));
        Assert.Contains("2 guided/yes   F", Answers(other, "small"));
    }

    [EngineFact]
    public void An_spss_file_brings_its_questionnaire_and_what_it_declares_as_missing_was_not_answered()
    {
        var file = Path.Combine(SampleWarehouse.Root, "tests", "Etl", "Spss", "Files", "zcompressed.zsav");
        using var other = new SurveyInstallation<TEngine>();
        var run = other.Run("load", "--period", "2023-11", "--survey", "spss", "--reject-limit", "30%", file);

        Assert.True(run.ExitCode == 0, run.Messages);
        var questionnaire = new QuestionnaireStore(other.Database.Engine).Find("spss")!;
        Assert.Equal(["Hoe oud bent u?", "Noden bij het werk", "Redenen om terug te keren"], new[] { "Leeftijd_van_de_respondent", "noden", "redenen" }.Select(c => questionnaire.Find(c)!.Label.Nl));
        Assert.Equal((QuestionType.Likert, QuestionType.Multi), (questionnaire.Find("tevredenheid")!.Type, questionnaire.Find("redenen")!.Type));
        var answers = Answers(other, "spss");
        // Case 5 is of age -9 and of disease group 99, case 3 of sex X and satisfaction 9: all declared as missing.
        Assert.DoesNotContain(answers, a => a.StartsWith("5 Leeftijd", StringComparison.Ordinal) || a.StartsWith("5 ziektegroep", StringComparison.Ordinal));
        Assert.DoesNotContain(answers, a => a.StartsWith("3 geslacht", StringComparison.Ordinal) || a.StartsWith("3 tevredenheid", StringComparison.Ordinal));
        Assert.Contains("1 redenen/3   I", answers);
        Assert.Contains("1 noden/noden_aangepast_werk   F", answers);
        Assert.DoesNotContain("1 noden/noden_minder_uren   G", answers);
    }

    [EngineFact]
    public void LimeSurvey_responses_load_against_the_structure_that_was_loaded_before()
    {
        var files = Path.Combine(SampleWarehouse.Root, "tests", "Etl", "LimeSurvey", "Files");
        using var other = new SurveyInstallation<TEngine>();
        var run = other.Run("load", "--period", "2026-09", Path.Combine(files, "results-survey4321.csv"), Path.Combine(files, "werken-na-ziekte.v6.lss"));

        Assert.True(run.ExitCode == 0, run.Messages);
        var questionnaire = new QuestionnaireStore(other.Database.Engine).Find("ls4321")!;
        Assert.Equal("begeleid = Y", questionnaire.Find("noden")!.AskedWhen!.ToString());
        Assert.Equal(QuestionType.Ranking, questionnaire.Find("redenen")!.Type);
        Assert.Null(questionnaire.Find("tips"));
        var answers = Answers(other, "ls4321");
        Assert.Contains(answers, a => a.StartsWith("2 redenen/zin  1 ", StringComparison.Ordinal));
        Assert.Contains(answers, a => a.StartsWith("2 noden/SQ001 ", StringComparison.Ordinal));
        Assert.DoesNotContain(answers, a => a.StartsWith("2 noden/SQ002 ", StringComparison.Ordinal));
        Assert.Contains(answers, a => a.StartsWith("2 belang_2/K2 rust ", StringComparison.Ordinal));
        using var connection = other.Database.Engine.Open();
        Assert.DoesNotContain(WarehouseDump.Tables(connection, other.Database.Tables(connection)), line => line.Contains("rustige", StringComparison.Ordinal));
    }

    private List<string> Answers(string survey) => Answers(Installation, survey);

    /// <summary>Row of the file, question/answer, row, rank or number, column: of respondents that hold now.</summary>
    private static List<string> Answers(SurveyInstallation<TEngine> installation, string survey)
    {
        using var connection = installation.Database.Engine.Open();
        return connection.Query<(int File, string Path, string Row, int? Rank, decimal? Number, int Column)>(
            """
            SELECT p.RowNumber, a.Path, r.Code, f.AnswerRank, f.NumericValue, f.ColumnNumber
            FROM FactSurveyAnswer f
            JOIN FactSurveyRespondent p ON p.RespondentKey = f.RespondentKey
            JOIN DimSurvey s ON s.SurveyKey = p.SurveyKey
            JOIN DimAnswer a ON a.AnswerKey = f.AnswerKey
            JOIN DimQuestionRow r ON r.QuestionRowKey = f.QuestionRowKey
            WHERE s.Code = @survey AND p.SupersededAt IS NULL
            """,
            new { survey })
            .Select(a => FormattableString.Invariant(
                $"{a.File} {a.Path[(survey.Length + 1)..]} {a.Row} {a.Rank}{a.Number / 1.0000m:0.####} {ReIntegrationBI.Etl.Formats.CellReference.Letters(a.Column)}"))
            .Order(StringComparer.Ordinal)
            .ToList();
    }
}

public sealed class RespondentLoadTestsOnSqlite(LazyFixture<SurveyInstallation<SqliteTestEngine>> fixture) : RespondentLoadTests<SqliteTestEngine>(fixture);

public sealed class RespondentLoadTestsOnSqlServer(LazyFixture<SurveyInstallation<SqlServerTestEngine>> fixture) : RespondentLoadTests<SqlServerTestEngine>(fixture);
