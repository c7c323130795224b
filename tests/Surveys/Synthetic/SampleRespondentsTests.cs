using System.Globalization;
using ReIntegrationBI.Tests.Commands;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Surveys.Synthetic;

public class SampleRespondentsTests(SurveyFolder surveys) : IClassFixture<SurveyFolder>
{
    private const string Survey = "cm2023";

    public static TheoryData<string> Seeds => [.. SurveyFolder.Seeds];

    private static readonly IReadOnlyList<Dictionary<string, string>> Published = Reference();

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_published_table_is_met_at_once_save_what_contradicts_its_own_count_and_that_is_said(string seed)
    {
        var run = surveys.Made[seed];
        Assert.Equal(0, run.Code);
        var table = new CsvCount(run.Output);
        var tested = 0;
        foreach (var cell in Published.Where(c => Question(c).Audience != "reference"))
        {
            tested++;
            var name = $"{cell["question"]} = {cell["answer"]}:";
            if (cell["statistic"].Length > 0)
            {
                Assert.Equal(cell["statistic"], Statistic(table, cell));
                continue;
            }

            var count = table.Rows.Count(r => Answers(r, cell["question"]).Contains(cell["answer"]));
            var size = table.Rows.Count(r => IsAsked(r, Question(cell)));
            Assert.Equal(cell["base_n"], size.ToString(CultureInfo.InvariantCulture));
            if (cell["n_kind"] == "printed")
            {
                Assert.True(cell["n"] == count.ToString(CultureInfo.InvariantCulture), $"{name} {count} in place of {cell["n"]}");
            }

            if (cell["pct"].Length > 0 && Rounded(100m * count / size, cell["pct"]) != cell["pct"])
            {
                Assert.True(cell["n_kind"] == "printed", $"{name} {count} of {size} does not make {cell["pct"]} %, and no printed count stands in the way");
                Assert.Contains(run.Messages.Split('\n'), m => m.StartsWith($"Not met: {name} printed {cell["pct"]} %", StringComparison.Ordinal));
            }
            else
            {
                Assert.DoesNotContain($"Not met: {name} printed", run.Messages, StringComparison.Ordinal);
            }
        }

        Assert.Equal(240 - 4, tested);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nobody_answers_what_the_routing_does_not_ask_and_whoever_is_asked_answers_unless_it_is_said(string seed)
    {
        var run = surveys.Made[seed];
        var table = new CsvCount(run.Output);
        Assert.Equal(5100, table.Rows.Count);
        Assert.Equal(5100, table.Rows.Select(r => r["respondent"]).Distinct().Count());
        Assert.All(table.Rows, r => Assert.Equal(("yes", "yes"), (r["synthetic"], r["completed"])));
        foreach (var question in surveys.Questionnaire.Questions.Where(q => q.Audience != "reference"))
        {
            Assert.Equal(!question.IsDerived, table.Columns.Contains(question.Code));
            if (question.IsDerived)
            {
                // Every answer of a derived question follows from one answer, and only one.
                Assert.All(table.Rows, r => Assert.Equal(IsAsked(r, question) ? 1 : 0, Answers(r, question.Code).Count));
                continue;
            }

            Assert.Equal(0, table.Where(r => r[question.Code].Length > 0 && !IsAsked(r, question)));
            var silent = table.Where(r => r[question.Code].Length == 0 && IsAsked(r, question));
            if (silent > 0)
            {
                Assert.Contains(
                    run.Messages.Split('\n'),
                    m => m.StartsWith($"Decided: {question.Code}: ", StringComparison.Ordinal) && m.Contains($" {silent} ", StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Ages_and_months_are_plausible(string seed)
    {
        var table = new CsvCount(surveys.Made[seed].Output);
        Assert.All(table.Rows, r => Assert.InRange(int.Parse(r["age"], CultureInfo.InvariantCulture), 18, 64));
        Assert.All(table.Rows, r => Assert.InRange(int.Parse(r["incapacity_duration_months"], CultureInfo.InvariantCulture), 3, 48));
        Assert.True(table.Rows.Select(r => r["age"]).Distinct().Count() > 30);
    }

    [Fact]
    public void Sums_that_only_the_text_prints_are_met_where_the_tables_allow()
    {
        var sums = surveys.Questionnaire.Questions.SelectMany(q => q.Answers.Where(a => a.Role == AnswerRole.Group).Select(a => (q.Code, a.Code))).ToList();
        Assert.NotEmpty(sums);
        Assert.All(sums, s => Assert.DoesNotContain($"Not met: {s.Item1} = {s.Item2}", surveys.Made["1"].Messages, StringComparison.Ordinal));
        var answer = CommandRun.In(surveys.Folder, "query", "survey_text_n", "--by", "survey,question,row,segment,answer", "--where", "survey=" + Survey, "--format", "csv");
        var table = new CsvCount(surveys.Made["1"].Output);
        var printed = new CsvCount(answer.Output);
        foreach (var (question, sum) in sums)
        {
            var row = Assert.Single(printed.Rows, r => r["question"] == question && r["answer"] == sum);
            var rule = surveys.Questionnaire.Find(question)!.Answers.Single(a => a.Code == sum).DerivedWhen!;
            Assert.Equal(row["value"], table.Where(r => rule.Holds(q => Answers(r, q))).ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void What_the_text_prints_against_its_own_tables_is_said() =>
        Assert.Contains("Not met: condition_grouped = burnout_mental: the text prints 1931, the tables make it 1933", surveys.Made["1"].Messages, StringComparison.Ordinal);

    [Fact]
    public void The_same_seed_makes_the_same_bytes_and_another_seed_others()
    {
        var again = CommandRun.In(surveys.Folder, "sample", "respondents", Survey, "--seed", SurveyFolder.Seeds[1]);
        Assert.Equal(surveys.Made[SurveyFolder.Seeds[1]].Output, again.Output);
        Assert.Equal(3, surveys.Made.Values.Select(r => r.Output).Distinct().Count());

        // The same people are counted differently only within the published rounding, but never stand in the same lines.
        var (one, two) = (new CsvCount(surveys.Made["1"].Output), new CsvCount(surveys.Made["2"].Output));
        Assert.True(one.Rows.Zip(two.Rows).Count(p => p.First["condition"] == p.Second["condition"]) < 2500);
    }

    [Fact]
    public void Fewer_respondents_keep_the_shares()
    {
        var run = CommandRun.In(surveys.Folder, "sample", "respondents", Survey, "--respondents", "1000");
        Assert.Equal(0, run.Code);
        var table = new CsvCount(run.Output);
        Assert.Equal(1000, table.Rows.Count);
        Assert.Equal((347, 653), (table.Count("sex", "male"), table.Count("sex", "female")));
        Assert.Equal(185, table.Where(r => r["guided_status"] != "never"));
        Assert.Contains("1000 respondents are not as many as took part", run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cm1999", "There is no survey 'cm1999'")]
    [InlineData("kotk_vpp2025", "no rule over answers says")]
    public void Other_surveys_are_refused_with_the_reason(string survey, string reason)
    {
        var run = CommandRun.In(surveys.Folder, "sample", "respondents", survey);
        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains(reason, run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_survey_without_published_tables_is_refused()
    {
        using var folder = new TempFolder();
        Assert.Equal(0, CommandRun.In(folder, "migrate").Code);
        var engine = new SqliteEngine("Data Source=" + folder.File(Path.Combine("data", "warehouse.db")));
        var file = new FileStore(folder.File("data")).Keep(folder.Write("cm2023.lss", "a questionnaire"));
        var slice = new Slice("surveys", "cm2023/questionnaire", "2023-11", "");
        var load = new Loader(engine, new LoadJournal(engine, TimeProvider.System))
            .Run(new LoadRequest(file, slice, _ => new QuestionnaireContent(surveys.Questionnaire, []), Force: false, "test"));
        Assert.Equal(LoadState.Succeeded, load.State);
        var run = CommandRun.In(folder, "sample", "respondents", Survey);
        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains("No published table of cm2023 is in the warehouse", run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("100001")]
    public void A_number_of_respondents_that_cannot_be_is_refused(string number)
    {
        var run = CommandRun.In(surveys.Folder, "sample", "respondents", Survey, "--respondents", number);
        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains(number + " respondents cannot be made up", run.Messages, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Dictionary<string, string>> Reference() =>
        new CsvCount(File.ReadAllText(Path.Combine(SampleWarehouse.Root, "tests", "Reference", "survey-figures.csv")))
            .Rows.Where(r => r["survey"] == Survey).ToList();

    private static string Rounded(decimal value, string like)
    {
        var decimals = like.Contains('.', StringComparison.Ordinal) ? like.Length - like.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        return Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static string Statistic(CsvCount table, Dictionary<string, string> cell)
    {
        var numbers = table.Rows.Select(r => r[cell["question"]]).Where(v => v.Length > 0).Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToList();
        var mean = numbers.Average();
        return Rounded((decimal)(cell["answer"] == "mean" ? mean : Math.Sqrt(numbers.Sum(n => (n - mean) * (n - mean)) / (numbers.Count - 1))), cell["statistic"]);
    }

    private Question Question(Dictionary<string, string> cell) => surveys.Questionnaire.Find(cell["question"])!;

    private bool IsAsked(Dictionary<string, string> respondent, Question question) =>
        question.AskedWhen?.Holds(q => Answers(respondent, q)) ?? true;

    private IReadOnlyCollection<string> Answers(Dictionary<string, string> respondent, string code)
    {
        if (respondent.TryGetValue(code, out var given))
        {
            return given.Length > 0 ? [given] : [];
        }

        return surveys.Questionnaire.Find(code)!.Answers.Where(a => a.DerivedWhen!.Holds(q => Answers(respondent, q))).Select(a => a.Code).ToList();
    }
}
