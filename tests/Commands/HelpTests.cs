namespace ReIntegrationBI.Tests.Commands;

public class HelpTests
{
    [Theory]
    [InlineData("up")]
    [InlineData("serve")]
    [InlineData("migrate")]
    [InlineData("load")]
    [InlineData("loads")]
    [InlineData("rerun")]
    [InlineData("backfill")]
    [InlineData("jobs")]
    [InlineData("runs")]
    [InlineData("check")]
    [InlineData("model")]
    [InlineData("query")]
    [InlineData("crosstab")]
    [InlineData("cases")]
    [InlineData("extract")]
    [InlineData("report")]
    [InlineData("copy")]
    [InlineData("sample")]
    [InlineData("codings")]
    [InlineData("recommendations")]
    [InlineData("process")]
    [InlineData("account")]
    [InlineData("inbox")]
    [InlineData("fetch")]
    [InlineData("freshness")]
    public void Help_of_a_command_describes_it_and_gives_an_example_of_it(string command)
    {
        using var folder = new TempFolder();
        var run = CommandRun.In(folder, command, "--help");
        Assert.Equal(0, run.Code);
        Assert.Empty(run.Messages);
        var examples = run.Output[run.Output.IndexOf("Examples:", StringComparison.Ordinal)..];
        Assert.Contains("./reintegrationbi " + command, examples, StringComparison.Ordinal);
        Assert.Contains("Description:", run.Output, StringComparison.Ordinal);
        Assert.Contains("About:", run.Output, StringComparison.Ordinal);
        Assert.Matches("Who may:\n  .{20}", run.Output);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Help_of_the_program_lists_all_commands_and_the_exit_codes()
    {
        using var folder = new TempFolder();
        var run = CommandRun.In(folder, "--help");
        Assert.Equal(0, run.Code);
        foreach (var command in new[] { "up", "serve", "migrate", "load", "loads", "rerun", "backfill", "jobs", "runs", "check", "model", "query", "crosstab", "cases", "report", "extract", "copy", "sample", "codings", "recommendations", "process", "account", "inbox", "fetch", "freshness" })
        {
            Assert.Contains(run.Lines, l => l.TrimStart().StartsWith(command + " ", StringComparison.Ordinal));
        }

        Assert.Contains("3 input refused", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("load")]
    [InlineData("query", "invalidity_persons", "--format", "xml")]
    [InlineData("query", "invalidity_persons", "--as-of", "yesterday")]
    [InlineData("query", "invalidity_persons", "--where", "scheme")]
    [InlineData("load", "x.csv", "--reject-limit", "200%")]
    [InlineData("load", "x.csv", "--layout", "no-such-layout")]
    [InlineData("load", "x.csv", "--source", "no-such-source")]
    [InlineData("loads", "--last", "0")]
    [InlineData("loads", "abc")]
    [InlineData("jobs")]
    [InlineData("jobs", "pause", "x")]
    [InlineData("jobs", "run")]
    [InlineData("runs", "--state", "somewhere")]
    [InlineData("runs", "--last", "0")]
    [InlineData("runs", "abc")]
    [InlineData("runs", "cancel")]
    [InlineData("backfill", "riziv", "--from", "2015", "--to", "2016", "--only", "some")]
    [InlineData("report", "no-such-report")]
    [InlineData("report", "monthly-policy-report", "--period", "2026")]
    [InlineData("model", "no-such-dimension")]
    [InlineData("query", "invalidity_persons")]
    [InlineData("sample")]
    [InlineData("codings")]
    [InlineData("sample", "respondents")]
    [InlineData("sample", "respondents", "cm2023")]
    [InlineData("sample", "respondents", "cm2023", "--seed", "-1")]
    [InlineData("crosstab", "cm2023")]
    [InlineData("crosstab", "cm2023", "--rows", "guided", "--level", "2")]
    [InlineData("crosstab", "cm2023", "--rows", "guided", "--weight", "some")]
    [InlineData("crosstab", "cm2023", "--rows", "guided")]
    [InlineData("extract")]
    [InlineData("extract", "tabbook", "cm2023", "--out", "x.xlsx")]
    [InlineData("extract", "tabbook", "cm2023", "--banner", "guided")]
    [InlineData("extract", "tabbook", "cm2023", "--banner", ",", "--out", "x.xlsx")]
    [InlineData("extract", "tabbook", "cm2023", "--banner", "guided", "--out", "x.csv")]
    [InlineData("extract", "tabbook", "cm2023", "--banner", "guided", "--out", "no-such-folder/x.xlsx")]
    [InlineData("extract", "tabbook", "cm2023", "--banner", "guided", "--out", "x.xlsx", "--weight", "some")]
    [InlineData("extract", "tabbook", "cm2023", "--banner", "guided", "--out", "x.xlsx")]
    [InlineData("cases")]
    [InlineData("cases", "--lang", "de")]
    [InlineData("account")]
    [InlineData("account", "list")]
    [InlineData("account", "link")]
    [InlineData("account", "link", "--role", "boss")]
    [InlineData("inbox", "--source", "no-such-source")]
    [InlineData("fetch", "no-such-address")]
    [InlineData("freshness", "--source", "no-such-source")]
    [InlineData("copy", "--to", "Sqlite")]
    [InlineData("copy", "--to", "Oracle", "--connection", "x")]
    [InlineData("copy", "--to", "SqlServer", "--connection", "Data Source=x.db")]
    [InlineData("copy", "--connection", "Data Source=x.db")]
    public void Wrong_arguments_end_with_2_and_say_so_on_standard_error_alone(params string[] arguments)
    {
        using var folder = new TempFolder();
        var run = CommandRun.In(folder, arguments);
        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.NotEmpty(run.Messages);
        Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_server_without_a_connection_string_is_refused_with_what_to_set()
    {
        using var folder = new TempFolder();
        var run = CommandRun.In(folder, new Dictionary<string, string> { ["Warehouse__Engine"] = "SqlServer" }, "migrate");
        Assert.Equal(2, run.Code);
        Assert.Contains("ConnectionStrings__Warehouse", run.Messages, StringComparison.Ordinal);
    }
}
