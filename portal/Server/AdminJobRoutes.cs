using System.Globalization;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Portal.Pages.Admin;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The recurring jobs and the queue of runs, as an administrator sees and steers them.</summary>
internal static class AdminJobRoutes
{
    /// <summary>Runs of a recurring job that make its trend.</summary>
    private const int TrendRuns = 20;

    /// <summary>Times that the page of a recurring job tells in advance.</summary>
    private const int TimesTold = 5;

    public static void Map(IEndpointRouteBuilder admin)
    {
        admin.MapGet("/jobs", Jobs);
        admin.MapGet("/jobs/dependencies", Dependencies);
        admin.MapGet("/jobs/{name}", (HttpContext context, Installation installation, RecurringJobs recurring, string name) =>
            recurring.Find(name) is { } job ? Job(context, installation, job, StatusCodes.Status200OK, null) : NoJob(context, name));
        admin.MapPost("/jobs/{name}/run", RunNow);
        admin.MapPost("/jobs/{name}/pause", PauseAsync);
        admin.MapPost("/jobs/{name}/resume", Resume);
        admin.MapGet("/runs", Runs);
        admin.MapGet("/runs/{key:long}", Run);
        admin.MapPost("/runs/{key:long}/cancel", Cancel);
        admin.MapPost("/runs/{key:long}/again", Again);
        admin.MapPost("/runs/groups/{key:long}/cancel", CancelGroup);
    }

    private static IResult Jobs(HttpContext context, Installation installation, RecurringJobs recurring)
    {
        var (store, now) = (installation.Jobs, installation.Clock.Now());
        var (running, nodes, all) = (store.Unfinished(JobState.Running), store.Nodes(), store.CountByState());
        var isBusy = running.Count > 0 || (nodes.Any(n => n.Answers(now)) && all.ContainsKey(JobState.Queued));
        return LocalisedPage.Of<AdminJobsPage>(context, StatusCodes.Status200OK, new()
        {
            [nameof(AdminJobsPage.Now)] = now,
            [nameof(AdminJobsPage.Refresh)] = PageRefresh.Of(context, isBusy ? PageRefresh.Soon : null),
            [nameof(AdminJobsPage.All)] = all,
            [nameof(AdminJobsPage.LastDay)] = store.CountByState(new JobFilter(Since: now.AddDays(-1))),
            [nameof(AdminJobsPage.Running)] = running,
            [nameof(AdminJobsPage.Recurring)] = RecurringLine.Of(recurring.All, store, installation.Clock, TrendRuns),
            [nameof(AdminJobsPage.Nodes)] = nodes,
        });
    }

    private static IResult Job(HttpContext context, Installation installation, RecurringJob job, int status, string? mistake)
    {
        var line = RecurringLine.Of([job], installation.Jobs, installation.Clock, TrendRuns)[0];
        return LocalisedPage.Of<AdminJobPage>(context, status, new()
        {
            [nameof(AdminJobPage.Line)] = line,
            [nameof(AdminJobPage.Coming)] = Coming(line).ToList(),
            [nameof(AdminJobPage.Now)] = installation.Clock.Now(),
            [nameof(AdminJobPage.Mistake)] = mistake,
        });
    }

    private static IEnumerable<DateTimeOffset> Coming(RecurringLine line)
    {
        var time = line.Next;
        for (var told = 0; told < TimesTold && time is { } next; told++, time = line.Job.When.Next(next))
        {
            yield return next;
        }
    }

    private static IResult RunNow(HttpContext context, Installation installation, RecurringJobs recurring, string name)
    {
        var who = Visitor.Of(context).Name;
        if (recurring.RunNow(name, who) is not { } key)
        {
            return NoJob(context, name);
        }

        installation.Audit.Write(who, AuditAction.Job, name, detail: $"run now: run {Number(key)}");
        return To(context, $"/admin/runs/{Number(key)}");
    }

    private static async Task<IResult> PauseAsync(HttpContext context, Installation installation, RecurringJobs recurring, string name)
    {
        if (recurring.Find(name) is not { } job)
        {
            return NoJob(context, name);
        }

        var (who, why) = (Visitor.Of(context).Name, (await context.Request.ReadFormAsync(context.RequestAborted))["why"].ToString().Trim());
        if (why.Length == 0)
        {
            return Job(context, installation, job, StatusCodes.Status400BadRequest, PortalTexts.For(PortalLanguage.Of(context.Request))["jobs.no_reason"]);
        }

        installation.Jobs.Register(name);
        var isPaused = installation.Jobs.Pause(name, who, why);
        installation.Audit.Write(who, AuditAction.Job, name, isPaused ? AuditEvent.Done : AuditEvent.Refused, isPaused ? $"paused: {why}" : "was paused already");
        return To(context, $"/admin/jobs/{Uri.EscapeDataString(name)}");
    }

    private static IResult Resume(HttpContext context, Installation installation, RecurringJobs recurring, string name)
    {
        if (recurring.Find(name) is null)
        {
            return NoJob(context, name);
        }

        var (who, isResumed) = (Visitor.Of(context).Name, installation.Jobs.Resume(name));
        installation.Audit.Write(who, AuditAction.Job, name, isResumed ? AuditEvent.Done : AuditEvent.Refused, isResumed ? "resumed" : "was not paused");
        return To(context, $"/admin/jobs/{Uri.EscapeDataString(name)}");
    }

    private static IResult Runs(HttpContext context, Installation installation, RecurringJobs recurring)
    {
        var (store, form, now) = (installation.Jobs, RunsForm.Read(context.Request.Query), installation.Clock.Now());
        var filter = form.Filter(now);
        var group = form.GroupKey is { } key ? store.FindGroup(key) : null;
        var states = group is null ? new Dictionary<string, int>() : store.CountByState(new JobFilter(Group: group.Key));
        var isUnderWay = states.Keys.Except(JobState.Over).Any() && store.LivingNodes().Count > 0;
        return LocalisedPage.Of<AdminRunsPage>(context, StatusCodes.Status200OK, new()
        {
            [nameof(AdminRunsPage.Form)] = form,
            [nameof(AdminRunsPage.Refresh)] = PageRefresh.Of(context, isUnderWay ? PageRefresh.Soon : null),
            [nameof(AdminRunsPage.Kinds)] = store.Kinds(),
            [nameof(AdminRunsPage.Recurring)] = recurring.All.Select(j => j.Name).Union(form.Recurring.Length == 0 ? [] : [form.Recurring]).ToList(),
            [nameof(AdminRunsPage.Count)] = store.Count(filter),
            [nameof(AdminRunsPage.Runs)] = store.Search(filter, (form.Page - 1) * RunsForm.PageSize, RunsForm.PageSize),
            [nameof(AdminRunsPage.Group)] = group,
            [nameof(AdminRunsPage.GroupStates)] = states,
        });
    }

    private static IResult Run(HttpContext context, Installation installation, RecurringJobs recurring, long key)
    {
        var store = installation.Jobs;
        if (store.Find(key) is not { } run)
        {
            return NoRun(context, key);
        }

        var parts = store.Parts(key);
        var isSoon = run.State == JobState.Running || (run.State == JobState.Queued && store.LivingNodes().Count > 0);
        int? again = run.IsOver ? null : isSoon ? PageRefresh.Soon : PageRefresh.Later;
        return LocalisedPage.Of<AdminRunPage>(context, StatusCodes.Status200OK, new()
        {
            [nameof(AdminRunPage.Run)] = run,
            [nameof(AdminRunPage.Refresh)] = PageRefresh.Of(context, again),
            [nameof(AdminRunPage.Holds)] = RunHold.Of(run, store, installation.Clock.Now(), PortalLanguage.Of(context.Request)),
            [nameof(AdminRunPage.Waiting)] = store.WaitingFor(key),
            [nameof(AdminRunPage.Parts)] = parts,
            [nameof(AdminRunPage.Repeatable)] = installation.History.Find(parts.Select(p => p.LoadKey).OfType<long>())
                .Where(l => l.Sha256 is { } hash && installation.Files.Holds(hash)).Select(l => l.LoadKey).ToHashSet(),
            [nameof(AdminRunPage.Transitions)] = store.Transitions(key),
            [nameof(AdminRunPage.Log)] = store.Log(key, AdminRunPage.LogShown),
            [nameof(AdminRunPage.IsPlanned)] = run.Recurring is { } name && recurring.Find(name) is not null,
            [nameof(AdminRunPage.Group)] = run.Group is { } group ? store.FindGroup(group) : null,
        });
    }

    private static IResult Cancel(HttpContext context, Installation installation, long key)
    {
        if (installation.Jobs.Find(key) is not { } run)
        {
            return NoRun(context, key);
        }

        var who = Visitor.Of(context).Name;
        if (!installation.Jobs.Cancel(key, who))
        {
            installation.Audit.Write(who, AuditAction.Run, Name(run), AuditEvent.Refused, "cancel: it was over already");
            return LocalisedPage.Message(context, StatusCodes.Status409Conflict, "jobs.over_title", "jobs.over", key);
        }

        installation.Audit.Write(who, AuditAction.Run, Name(run), detail: run.State == JobState.Running ? "asked to stop" : "cancelled");
        return To(context, $"/admin/runs/{Number(key)}");
    }

    private static IResult Again(HttpContext context, Installation installation, JobQueue queue, long key)
    {
        if (installation.Jobs.Find(key) is not { } run)
        {
            return NoRun(context, key);
        }

        var who = Visitor.Of(context).Name;
        if (queue.Again(key, who) is not { } again)
        {
            installation.Audit.Write(who, AuditAction.Run, Name(run), AuditEvent.Refused, "again: it is not over yet");
            return LocalisedPage.Message(context, StatusCodes.Status409Conflict, "jobs.not_over_title", "jobs.not_over", key);
        }

        installation.Audit.Write(who, AuditAction.Run, Name(run), detail: $"again: run {Number(again)}");
        return To(context, $"/admin/runs/{Number(again)}");
    }

    private static IResult CancelGroup(HttpContext context, Installation installation, long key)
    {
        if (installation.Jobs.FindGroup(key) is not { } group)
        {
            return LocalisedPage.Missing(context, "jobs.no_group_title", "jobs.no_group", key);
        }

        var who = Visitor.Of(context).Name;
        var ended = installation.Jobs.CancelGroup(key, who);
        installation.Audit.Write(who, AuditAction.Run, $"group {Number(key)}: {group.Subject}", detail: $"cancelled {Number(ended)} runs that had not begun");
        return To(context, $"/admin/runs?group={Number(key)}");
    }

    private static IResult Dependencies(HttpContext context, Installation installation)
    {
        var store = installation.Jobs;
        return LocalisedPage.Of<AdminDependenciesPage>(context, StatusCodes.Status200OK, new()
        {
            [nameof(AdminDependenciesPage.Reports)] = DependencyMap.Of(installation, out var sources),
            [nameof(AdminDependenciesPage.Sources)] = sources,
            [nameof(AdminDependenciesPage.Waiting)] = store.Unfinished(JobState.Waiting).Select(run => (run, store.Needs(run.Key))).ToList(),
        });
    }

    private static IResult To(HttpContext context, string path) =>
        Results.LocalRedirect($"~{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={PortalLanguage.Of(context.Request)}");

    private static IResult NoJob(HttpContext context, string name) => LocalisedPage.Missing(context, "jobs.no_job_title", "jobs.no_job", name);

    private static IResult NoRun(HttpContext context, long key) => LocalisedPage.Missing(context, "jobs.no_run_title", "jobs.no_run", key);

    private static string Name(JobRun run) => $"run {Number(run.Key)}: {run.Kind} {run.Subject}";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
