using System.Text.Json;
using ReIntegrationBI.Tests.Commands;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Surveys.Crosstabs;

/// <summary>The command, as a user starts it.</summary>
public sealed class CrosstabCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestDatabase _database = new SqliteTestEngine().Rent(TestSchema.Migrated);

    public CrosstabCommandTests() =>
        new MadeSurvey { IsSynthetic = true }
            .Ask("town", QuestionType.Single, "x, y, z, w")
            .Ask("ill", QuestionType.Single, "yes, no")
            .Add(80, "town=x; ill=yes").Add(40, "town=x; ill=no").Add(30, "town=y; ill=yes").Add(30, "town=y; ill=no")
            .Add(20, "town=w; ill=yes").Add(20, "town=w; ill=no")
            .Add(2, "town=z; ill=yes").Add(20, "town=z; ill=no")
            .Load(_database.Engine);

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Prints_a_table_with_bases_letters_and_flags_and_its_notes_apart()
    {
        var run = Run("crosstab", "made", "--rows", "ill", "--columns", "town", "--diagnostics");
        Assert.Equal(0, run.Code);
        Assert.Contains("66.7 % (80) B", run.Output, StringComparison.Ordinal);
        Assert.Contains("(not shown)", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"base +242 +120 +60 \* +22 \*\* +40 \*", run.Output);
        Assert.Contains("not tested because", run.Output, StringComparison.Ordinal);
        Assert.Contains("made up", run.Messages, StringComparison.Ordinal);
        Assert.Contains("counts below 5 are not shown", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_has_a_line_a_cell_and_nothing_in_hidden_ones()
    {
        var run = Run("crosstab", "made", "--rows", "ill", "--columns", "town", "--format", "csv");
        Assert.Equal(1 + 2 * 5, run.Lines.Length);
        Assert.Contains(run.Lines, l => l.StartsWith("made,ill,answer,yes,town,x,A,120,,,enough,80,66.666667,", StringComparison.Ordinal));
        var hidden = run.Lines.Where(l => l.EndsWith(",suppressed", StringComparison.Ordinal)).ToList();
        Assert.Contains(hidden, l => l.StartsWith("made,ill,answer,yes,town,z,C,22,,,too_small,,,,,,", StringComparison.Ordinal));
        Assert.All(hidden, l => Assert.EndsWith(",,,,,suppressed", l, StringComparison.Ordinal));
    }

    [Fact]
    public void Json_holds_the_same_and_the_threshold_of_the_settings()
    {
        var run = Run("crosstab", "made", "--rows", "ill", "--columns", "town", "--format", "json", "--diagnostics");
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(5, json.RootElement.GetProperty("columns").GetArrayLength());
        Assert.True(json.RootElement.GetProperty("synthetic").GetBoolean());
        Assert.True(json.RootElement.GetProperty("tests").GetArrayLength() > 0);

        var wrong = CommandRun.In(
            _folder, new Dictionary<string, string>(_database.Environment) { ["Disclosure__Threshold"] = "1" }, "crosstab", "made", "--rows", "ill");
        Assert.Equal(2, wrong.Code);
        Assert.Contains("Disclosure__Threshold is '1'; expected a whole number from 3 to 11", wrong.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_question_ends_with_2_and_lists_what_there_is()
    {
        var run = Run("crosstab", "made", "--rows", "nothing");
        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains("There are town, ill.", run.Messages, StringComparison.Ordinal);
    }

    private CommandRun Run(params string[] arguments) => CommandRun.In(_folder, new Dictionary<string, string>(_database.Environment), arguments);
}
