using Microsoft.Extensions.Configuration;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Jobs.Plans;
using ReIntegrationBI.Portal.Jobs.Running;

namespace ReIntegrationBI.Tests.Jobs.Plans;

public class JobPlanFileTests
{
    private const string Whole =
        """
        time_zone: Europe/Brussels
        recurring:
        - {name: inbox, kind: inbox, cron: '0 * * * * ?', quiet: true}
        - {name: riziv-addresses, kind: fetch, cron: '0 15 6 * * ?', source: riziv}
        - {name: freshness, kind: freshness, cron: '0 30 7 ? * MON-FRI', working_days: true}
        reports:
        - {name: monthly, report: monthly-policy-report, working_day: 3, at: '07:05', sources: [riziv], wait_days: 4}
        inbox: {settle_seconds: 20}
        fetch: {timeout_seconds: 60, most_megabytes: 5}
        retention: {runs_days: 90, loaded_days: 10, refused_days: 20, audit_days: 3650}
        sources:
          riziv:
            inbox: /srv/riziv
            addresses:
            - {name: fpb, url: 'https://example.be/g08.xlsx', file: fpb-2026-11.xlsx}
            calendars:
            - {dataset: report, every: year, by: '06-30', from: '2024', warn_after_days: 0, fail_after_days: 14}
            - {dataset: stock, every: quarter, by: 20, after: 2}
          surveys:
            addresses:
            - {name: cm, url: 'http://example.be/cm', file: cm2023.respondents.csv, survey: cm2023, period: '2023-11'}
        """;

    [Fact]
    public void A_plan_says_what_runs_when_and_what_comes_from_where()
    {
        var plan = Read(Whole);
        Assert.Equal(["inbox", "riziv-addresses", "freshness", "monthly"], plan.Recurring.Select(j => j.Name));
        var inbox = plan.Recurring[0];
        Assert.Equal((JobKindCodes.Inbox, true, "recurring:inbox", "0 * * * * ?"), (inbox.Kind, inbox.IsQuiet, inbox.Exclusive, inbox.When.Cron));
        Assert.Contains("riziv", plan.Recurring[1].Input, StringComparison.Ordinal);
        Assert.True(plan.Recurring[2].When.IsOnWorkingDays);
        var report = plan.Recurring[3];
        Assert.Equal((JobKindCodes.Report, "0 5 7 * * ?", 3, true), (report.Kind, report.When.Cron, report.When.WorkingDay, report.Waits));
        var planned = Assert.Single(plan.Reports);
        Assert.Equal(("monthly", "monthly-policy-report", 4), (planned.Name, planned.Report, planned.WaitDays));
        Assert.Equal(["riziv"], planned.Sources);
        Assert.Equal((20, 60, 5 * 1024 * 1024), (plan.Settle.TotalSeconds, plan.Fetch.Timeout.TotalSeconds, plan.Fetch.MostBytes));
        Assert.Equal(new RetentionPlan(90, 10, 20, 3650), plan.Retention);

        var (riziv, surveys) = (plan.Sources[0], plan.Sources[1]);
        Assert.Equal(("/srv/riziv", false), (riziv.Inbox, riziv.IsOwnInbox));
        Assert.Equal((Path.Combine("/data", "inbox", "surveys"), true), (surveys.Inbox, surveys.IsOwnInbox));
        Assert.Equal(
            new EditionCalendar("report", EditionUnit.Year, 1, 6, 30) { From = new Edition(EditionUnit.Year, 2024), WarnAfterDays = 0, FailAfterDays = 14 }, riziv.Calendars[0]);
        Assert.Equal(new EditionCalendar("stock", EditionUnit.Quarter, 2, 0, 20), riziv.Calendars[1]);
        var cm = Assert.Single(surveys.Addresses);
        Assert.Equal(("cm", "http://example.be/cm", "cm2023", "2023-11", "surveys"), (cm.Name, cm.Url.AbsoluteUri, cm.Options.Survey, cm.Options.Period, cm.Options.Source));
        Assert.Equal(["fpb", "cm"], plan.Addresses.Select(a => a.Address.Name));
    }

    /// <summary>Each is wrong in one place: the message has the line, what was found, what was expected and what to do.</summary>
    [Theory]
    [InlineData("quiet: true", "quit: true", 3, "the key 'quit'", "name, kind, cron, working_days, source, quiet")]
    [InlineData("inbox: {settle", "inboxes: {settle", 8, "the key 'inboxes'", "time_zone")]
    [InlineData("'0 * * * * ?'", "'0 * * * *'", 3, "'0 * * * *'", "a cron expression")]
    [InlineData("'0 15 6 * * ?'", "'0 75 6 * * ?'", 4, "'0 75 6 * * ?'", "a cron expression")]
    [InlineData("'0 15 6 * * ?'", "'0 0 6 30 2 ?'", 4, "'0 0 6 30 2 ?'", "a time to come")]
    [InlineData("source: riziv}", "source: rizif}", 4, "the source 'rizif'", "riziv, surveys")]
    [InlineData("sources: [riziv]", "sources: [inami]", 7, "the source 'inami'", "riziv, surveys")]
    [InlineData("sources: [riziv]", "sources: [cases]", 7, "the source 'cases'", "under sources")]
    [InlineData("  surveys:", "  survey:", 19, "the source 'survey'", "riziv, surveys")]
    [InlineData("by: '06-30'", "by: '06-31'", 17, "'06-31'", "a day that every year has")]
    [InlineData("by: '06-30'", "by: '02-29'", 17, "'02-29'", "a day that every year has")]
    [InlineData("by: 20", "by: 32", 18, "'32'", "a whole number from 1 to 31")]
    [InlineData("from: '2024'", "from: '2024-06'", 17, "'2024-06'", "a year such as 2025")]
    [InlineData("every: quarter", "every: week", 18, "'week'", "year, quarter or month")]
    [InlineData("fail_after_days: 14", "fail_after_days: 14, after: x", 17, "'x'", "a whole number")]
    [InlineData("warn_after_days: 0", "warn_after_days: 15", 17, "14", "at least the 15 of warn_after_days")]
    [InlineData("dataset: stock", "dataset: report", 18, "the name 'report' a second time", "a name of its own")]
    [InlineData("name: monthly,", "name: inbox,", 7, "the name 'inbox' a second time", "a name of its own")]
    [InlineData("name: cm,", "name: fpb,", 21, "the name 'fpb' a second time", "a name of its own")]
    [InlineData("name: freshness,", "name: fresh ness,", 5, "'fresh ness'", "letters, digits and hyphens")]
    [InlineData("name: freshness, ", "", 5, "no name", "the key name")]
    [InlineData("kind: freshness", "kind: report", 5, "the kind 'report'", "inbox, fetch, check, freshness, retention")]
    [InlineData("working_days: true", "source: riziv", 5, "the source 'riziv'", "no source for freshness")]
    [InlineData("working_day: 3", "working_day: 16", 7, "'16'", "a whole number from 1 to 15")]
    [InlineData("working_day: 3, ", "", 7, "no working_day", "the working day")]
    [InlineData("'07:05'", "'7:65'", 7, "'7:65'", "a time such as '07:00'")]
    [InlineData("report: monthly-policy-report", "report: weekly", 7, "the report 'weekly'", "monthly-policy-report")]
    [InlineData("time_zone: Europe/Brussels", "time_zone: Europe/Brussel", 1, "'Europe/Brussel'", "a time zone")]
    [InlineData("https://example.be/g08.xlsx", "file:///etc/passwd", 15, "'file:///etc/passwd'", "https:// or http://")]
    [InlineData("https://example.be/g08.xlsx", "https://an:secret@example.be/", 15, "'https://an:secret@example.be/'", "no password")]
    [InlineData("file: fpb-2026-11.xlsx", "file: ../fpb.xlsx", 15, "'../fpb.xlsx'", "the name of a file")]
    [InlineData("period: '2023-11'", "period: '2023'", 21, "'2023'", "a month")]
    [InlineData("inbox: /srv/riziv", "inbox: riziv", 13, "'riziv'", "the full path")]
    [InlineData("runs_days: 90", "runs_days: 1", 10, "'1'", "a whole number from 7")]
    [InlineData("quiet: true", "quiet: yes", 3, "'yes'", "true or false")]
    [InlineData("fetch: {timeout_seconds: 60, most_megabytes: 5}", "fetch: often", 9, "'often'", "keys with values")]
    public void What_is_wrong_is_told_with_its_line(string right, string wrong, int line, string found, string expected)
    {
        Assert.Contains(right, Whole, StringComparison.Ordinal);
        var problem = Assert.Throws<JobPlanException>(() => Read(Whole.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.StartsWith($"jobs.yaml, line {line}", problem.Message, StringComparison.Ordinal);
        Assert.Contains("found " + found, problem.Message, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Message[problem.Message.IndexOf("; expected", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "line 1: found no keys")]
    [InlineData("- a\n- b\n", "line 1: found no keys")]
    [InlineData("time_zone: Europe/Brussels\ntime_zone: Europe/Brussels\n", "Duplicate key")]
    [InlineData("recurring: [\n", "jobs.yaml, line")]
    [InlineData("recurring: {name: x}\n", "found keys; expected a list")]
    public void What_is_no_plan_is_told_too(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<JobPlanException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_built_in_plan_is_right_and_knows_every_source_and_kind()
    {
        using var folder = new TempFolder();
        var installation = Installed(folder);
        var plan = installation.Plan;
        Assert.Equal(JobPlan.BuiltIn, plan.Place);
        Assert.Equal("Europe/Brussels", plan.Zone.Id);
        Assert.Equal(installation.Inputs.Patterns.Select(p => p.Source).Distinct().Order(), plan.Sources.Select(s => s.Code).Order());
        Assert.Equal(["check", "fetch", "freshness", "inbox", "report", "retention"], plan.Recurring.Select(j => j.Kind).Distinct().Order());
        Assert.All(plan.Recurring, j => Assert.NotNull(j.When.Next(DateTimeOffset.UtcNow)));
        Assert.Null(plan.Retention.Audit);
        Assert.Empty(plan.Addresses);
    }

    [Fact]
    public void A_file_in_the_data_folder_stands_in_place_of_the_built_in_plan_and_a_named_one_before_it()
    {
        using var folder = new TempFolder();
        var own = folder.Write("jobs.yaml", "sources: {riziv: {}}\n");
        var named = folder.Write("other.yaml", "sources: {surveys: }\n");
        Assert.Equal(("riziv", own), (Installed(folder).Plan.Sources.Single().Code, Installed(folder).Plan.Place));
        Assert.Equal(("surveys", named), (Installed(folder, named).Plan.Sources.Single().Code, Installed(folder, named).Plan.Place));
        var missing = Assert.Throws<JobPlanException>(() => Installed(folder, folder.File("no.yaml")).Plan);
        Assert.Contains("Jobs__File is '", missing.Message, StringComparison.Ordinal);
    }

    private static JobPlan Read(string text) =>
        new JobPlanFile("/data", ["riziv", "surveys", "cases"], ["monthly-policy-report"]).Read("jobs.yaml", new StringReader(text));

    private static Installation Installed(TempFolder folder, string? file = null) => new(Settings.From(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["DataFolder"] = folder.Path, ["Jobs:File"] = file }).Build()));
}
