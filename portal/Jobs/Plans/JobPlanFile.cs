using System.Globalization;
using System.Text;
using ReIntegrationBI.Portal.Delivery;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>Reads jobs.yaml; what is unknown, wrong or there twice is an error with its line.</summary>
/// <param name="dataFolder">Below it stand the inboxes that name no folder.</param>
/// <param name="sources">The sources that there are.</param>
/// <param name="reports">The reports that there are.</param>
public sealed class JobPlanFile(string dataFolder, IReadOnlyCollection<string> sources, IReadOnlyCollection<string> reports)
{
    /// <summary>Every month has at least so many working days.</summary>
    public const int MostWorkingDay = 15;

    private const int LongestName = 80, MostDays = 3660;

    private static readonly string[] Kinds = [JobKindCodes.Inbox, JobKindCodes.Fetch, JobKindCodes.Check, JobKindCodes.Freshness, JobKindCodes.Retention];

    private static readonly string[] OfSources = [JobKindCodes.Inbox, JobKindCodes.Fetch, JobKindCodes.Check];

    /// <summary>The plan that is built in.</summary>
    public JobPlan ReadBuiltIn()
    {
        using var stream = typeof(JobPlanFile).Assembly.GetManifestResourceStream("Plans/jobs.yaml")!;
        using var text = new StreamReader(stream, Encoding.UTF8);
        return Read(JobPlan.BuiltIn, text);
    }

    /// <summary>A plan in a file.</summary>
    /// <exception cref="JobPlanException">It is wrong, or cannot be read.</exception>
    public JobPlan Read(string path)
    {
        try
        {
            using var text = new StreamReader(path, Encoding.UTF8);
            return Read(path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JobPlanException($"{path}: cannot be read: {e.Message.TrimEnd('.')}. Give this user the right to read it, or close it elsewhere.", e);
        }
    }

    /// <summary>A plan.</summary>
    /// <param name="place">Where it comes from, for messages.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="JobPlanException">It is wrong.</exception>
    public JobPlan Read(string place, TextReader text)
    {
        var root = PlanNode.Read(place, text).Only("time_zone", "recurring", "reports", "inbox", "fetch", "retention", "sources");
        var zone = Zone(root);
        var planned = root.List("reports").Select(r => Report(r, zone)).ToList();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var recurring = root.List("recurring").Select(r => (Node: r, Job: Recurring(r, zone))).Concat(planned.Select(p => (p.Node, p.Job))).ToList();
        foreach (var (node, job) in recurring)
        {
            Once(names, node, job.Name, "Recurring jobs and reports share their names");
        }

        var addresses = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var own = root.Entries("sources").Select(s => Source(s.Key, s.Node, addresses)).ToList();
        foreach (var (node, report) in planned.Select(p => (p.Node, p.Report)))
        {
            if (report.Sources.FirstOrDefault(s => own.All(o => o.Code != s)) is { } unplanned)
            {
                throw node.Wrong($"the source '{unplanned}'", "one that stands under sources", "Add it there, or leave it out here");
            }
        }

        var (inbox, fetch, kept) = (root.Find("inbox")?.Only("settle_seconds"), root.Find("fetch")?.Only("timeout_seconds", "most_megabytes"),
            root.Find("retention")?.Only("runs_days", "loaded_days", "refused_days", "audit_days"));
        var usual = new RetentionPlan();
        return new JobPlan
        {
            Place = place,
            Zone = zone,
            Recurring = [.. recurring.Select(r => r.Job)],
            Reports = [.. planned.Select(p => p.Report)],
            Sources = own,
            Settle = TimeSpan.FromSeconds(inbox?.Number("settle_seconds", 1, 3600) ?? 10),
            Fetch = new FetchLimits(
                TimeSpan.FromSeconds(fetch?.Number("timeout_seconds", 1, 3600) ?? 300), (fetch?.Number("most_megabytes", 1, 10_240) ?? 512) * 1_048_576L),
            Retention = new RetentionPlan(
                kept?.Number("runs_days", 7, MostDays) ?? usual.Runs, kept?.Number("loaded_days", 1, MostDays) ?? usual.Loaded,
                kept?.Number("refused_days", 1, MostDays) ?? usual.Refused, kept?.Number("audit_days", 30, MostDays)),
        };
    }

    private static TimeZoneInfo Zone(PlanNode root)
    {
        var name = root.Text("time_zone") ?? "Europe/Brussels";
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : throw root.Get("time_zone").Wrong($"'{name}'", "a time zone that this machine knows, as Europe/Brussels", "Correct it, or install the data of time zones (tzdata)");
    }

    private RecurringJob Recurring(PlanNode node, TimeZoneInfo zone)
    {
        node.Only("name", "kind", "cron", "working_days", "source", "quiet");
        var (name, kind) = (Name(node), node.Get("kind"));
        node = node.Named(name);
        if (!Kinds.Contains(kind.Value))
        {
            throw kind.Wrong($"the kind '{kind.Value}'", "one of " + string.Join(", ", Kinds), "Correct it; reports stand under reports");
        }

        var source = node.Find("source") is { } named ? Known(named, sources, "source") : null;
        if (source is not null && !OfSources.Contains(kind.Value))
        {
            throw node.Get("source").Wrong($"the source '{source}'", $"no source for {kind.Value}", "Remove it");
        }

        var input = kind.Value == JobKindCodes.Fetch ? JobQueue.InputOf(new FetchInput(Source: source)) : JobQueue.InputOf(new SourceInput(source));
        var when = When(node.Get("cron"), node.Get("cron").Value, zone, null, node.Flag("working_days"));
        return new RecurringJob(name, when, kind.Value, source ?? "all sources", input) { IsQuiet = node.Flag("quiet") };
    }

    private (PlanNode Node, PlannedReport Report, RecurringJob Job) Report(PlanNode node, TimeZoneInfo zone)
    {
        node.Only("name", "report", "working_day", "at", "sources", "wait_days");
        var name = Name(node);
        node = node.Named(name);
        var (report, at) = (Known(node.Get("report"), reports, "report"), node.Get("at"));
        if (!TimeOnly.TryParseExact(at.Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            throw at.Wrong($"'{at.Value}'", "a time such as '07:00'", "Correct it, in quotes");
        }

        var day = node.Number("working_day", 1, MostWorkingDay) ?? throw node.Wrong("no working_day", "the working day of the month on which it is made", "Fill it in");
        var wanted = node.List("sources").Select(s => Known(s, sources, "source")).ToList();
        var cron = string.Create(CultureInfo.InvariantCulture, $"0 {time.Minute} {time.Hour} * * ?");
        return (node, new PlannedReport(name, report, wanted, node.Number("wait_days", 0, 60) ?? 0),
            new RecurringJob(name, When(at, cron, zone, day, false), JobKindCodes.Report, report, JobQueue.InputOf(new ReportInput(report, Plan: name))) { Waits = true });
    }

    private PlannedSource Source(PlanNode key, PlanNode node, HashSet<string> addresses)
    {
        var code = Known(key, sources, "source");
        node.Only("inbox", "addresses", "calendars");
        var folder = node.Find("inbox");
        if (folder is not null && !Path.IsPathFullyQualified(folder.Value))
        {
            throw folder.Wrong($"'{folder.Value}'", "the full path of a folder", "Write it from the root, or leave it out for DataFolder/inbox/" + code);
        }

        var calendars = node.List("calendars").Select(c => (Node: c, Calendar: Calendar(c))).ToList();
        var datasets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, calendar) in calendars)
        {
            Once(datasets, place, calendar.Dataset ?? "(any)", "A dataset has one calendar");
        }

        return new PlannedSource(
            code, folder?.Value ?? Path.Combine(dataFolder, "inbox", code), folder is null,
            [.. node.List("addresses").Select(a => Address(code, a, addresses))], [.. calendars.Select(c => c.Calendar)]);
    }

    private static PlannedAddress Address(string source, PlanNode node, HashSet<string> names)
    {
        node.Only("name", "url", "file", "layout", "survey", "period");
        var name = Name(node);
        Once(names, node, name, "Addresses share their names over all sources");
        node = node.Named(name);
        var (url, file) = (node.Get("url"), node.Get("file"));
        // A name and a password would stand in logs and messages.
        if (!Uri.TryCreate(url.Value, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0)
        {
            throw url.Wrong($"'{url.Value}'", "an address that begins with https:// or http:// and holds no password", "Correct it");
        }

        if (Uploads.SafeName(file.Value) != file.Value)
        {
            throw file.Wrong($"'{file.Value}'", "the name of a file, without a folder", "Correct it");
        }

        var period = node.Text("period");
        if (period is not null && !(Period.TryParse(period, out var month) && month.Type == "month"))
        {
            throw node.Get("period").Wrong($"'{period}'", "a month such as 2023-11", "Correct it");
        }

        return new PlannedAddress(name, uri, file.Value, new LoadOptions(source, node.Text("layout"), Survey: node.Text("survey"), Period: period));
    }

    private static EditionCalendar Calendar(PlanNode node)
    {
        node.Only("dataset", "every", "by", "after", "from", "warn_after_days", "fail_after_days");
        var (every, by) = (node.Get("every"), node.Get("by"));
        var unit = every.Value switch
        {
            "year" => EditionUnit.Year,
            "quarter" => EditionUnit.Quarter,
            "month" => EditionUnit.Month,
            _ => throw every.Wrong($"'{every.Value}'", "year, quarter or month", "Correct it"),
        };
        var (month, day) = unit == EditionUnit.Year ? DayOfYear(by) : (0, node.Number("by", 1, 31)!.Value);
        var usual = new EditionCalendar(node.Text("dataset"), unit, node.Number("after", 0, 60) ?? 1, month, day);
        var warn = node.Number("warn_after_days", 0, MostDays) ?? usual.WarnAfterDays;
        var fail = node.Number("fail_after_days", 0, MostDays) ?? Math.Max(usual.FailAfterDays, warn);
        if (fail < warn)
        {
            throw node.Get("fail_after_days").Wrong($"{fail}", $"at least the {warn} of warn_after_days", "Correct one of them");
        }

        Edition? first = null;
        if (node.Find("from") is { } from)
        {
            first = Edition.Parse(unit, from.Value)
                ?? throw from.Wrong($"'{from.Value}'", unit switch { EditionUnit.Year => "a year such as 2025", EditionUnit.Quarter => "a quarter such as 2025-Q3", _ => "a month such as 2025-07" }, "Correct it");
        }

        return usual with { WarnAfterDays = warn, FailAfterDays = fail, From = first };
    }

    private static (int Month, int Day) DayOfYear(PlanNode by) =>
        // Read in a common year: an edition is expected on a day that every year has.
        DateOnly.TryParseExact("2001-" + by.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (day.Month, day.Day)
            : throw by.Wrong($"'{by.Value}'", "a day that every year has, as '06-30' for 30 June", "Correct it, in quotes");

    private static Recurrence When(PlanNode node, string cron, TimeZoneInfo zone, int? workingDay, bool onWorkingDays)
    {
        try
        {
            var when = new Recurrence(cron, zone, workingDay) { IsOnWorkingDays = onWorkingDays };
            return when.Next(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)) is null
                ? throw node.Wrong($"'{cron}'", "a cron expression with a time to come", "Correct the day and the month")
                : when;
        }
        catch (FormatException problem)
        {
            throw node.Wrong($"'{cron}' ({problem.Message.TrimEnd('.')})", "a cron expression of Quartz, as '0 30 2 * * ?' for 02:30 every day", "Correct it, in quotes");
        }
    }

    private static string Name(PlanNode node)
    {
        var name = node.Get("name");
        return name.Value.Length <= LongestName && name.Value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? name.Value
            : throw name.Wrong($"'{name.Value}'", $"letters, digits and hyphens, at most {LongestName}", "Correct it");
    }

    private static string Known(PlanNode node, IReadOnlyCollection<string> known, string what) =>
        known.Contains(node.Value) ? node.Value : throw node.Wrong($"the {what} '{node.Value}'", "one of " + string.Join(", ", known), "Correct it");

    private static void Once(HashSet<string> names, PlanNode node, string name, string why)
    {
        if (!names.Add(name))
        {
            throw node.Wrong($"the name '{name}' a second time", "a name of its own", $"Rename one. {why}");
        }
    }
}
