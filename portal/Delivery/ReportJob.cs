using System.Globalization;
using System.Text.Json;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Jobs.Plans;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Reports.Rendering;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Delivery;
using Edition = ReIntegrationBI.Warehouse.Delivery.Edition;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Delivery;

/// <summary>
/// Makes a report of a month for all who receive it, and sends it on its way. It waits for loads that are under way, for sources that its plan wants and that
/// are late, as long as the plan says, and for checks of what came. An edition whose checks block, that rests on nothing of a source that it needs, or that has an empty page is withheld, and the owner is told why.
/// </summary>
/// <param name="installation">The installation.</param>
/// <param name="queue">Where runs go.</param>
public sealed class ReportJob(Installation installation, JobQueue queue) : IJobKind
{
    private readonly EditionMaker _maker = new(installation);
    private readonly DeliveryDesk _desk = new(installation, queue);

    /// <inheritdoc/>
    public string Code => JobKindCodes.Report;

    /// <summary>Loads that are under way when it begins all the same may take long: some forty minutes of waiting in all.</summary>
    public int Attempts => 8;

    /// <inheritdoc/>
    public IReadOnlyList<JobNeed> Needs(JobRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var unfinished = installation.Jobs.Unfinished();
        List<JobNeed> loads = [.. unfinished.Where(r => JobKindCodes.Loads.Contains(r.Kind)).Select(Need), .. LateSources(run).Select(l => new JobNeed(l))];
        if (loads.Count > 0 || installation.AreChecksCurrent())
        {
            return loads;
        }

        if (unfinished.Where(r => r.Kind == JobKindCodes.Check).Select(Need).ToList() is { Count: > 0 } checks)
        {
            return checks;
        }

        // Checks that were asked for and did not come to an end are not waited for: the run then says what is wrong.
        var once = "check@" + installation.Journal.Version();
        return installation.Jobs.IsKnown(once) ? [] : [Need(installation.Jobs.Find(queue.Enqueue(CheckJob.Order(JobKindCodes.Report) with { Once = once }).Key)!)];

        static JobNeed Need(JobRun waitedFor) => new(FormattableString.Invariant($"run {waitedFor.Key} ({waitedFor.Kind}, {waitedFor.State}): {waitedFor.Subject}"), waitedFor.Key);
    }

    /// <inheritdoc/>
    public async Task<JobEnd> RunAsync(JobContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var input = context.Input<ReportInput>();
        if (!installation.ReportNames.Contains(input.Report))
        {
            return JobEnd.Failed($"There is no report '{input.Report}'; there are {string.Join(", ", installation.ReportNames)}.");
        }

        if (MonthOf(context.Run, input) is not { } month)
        {
            return JobEnd.Failed($"'{input.Month}' is no month; expected one like 2026-11.");
        }

        // A load may have ended between the last question and the first step; and a run that was not told to wait has not asked yet.
        var needs = string.Join("; ", Needs(context.Run).Select(n => n.What));
        if (needs.Length > 0 && context.Run.Attempt < Attempts)
        {
            return JobEnd.TryAgain("It waits for " + needs);
        }

        if (input.Why is not null)
        {
            context.Log(input.Why);
        }

        foreach (var missing in MissingOf(context.Run))
        {
            context.Warn($"made without what it waited for: {missing}");
        }

        var wanted = installation.Recipients.ActiveOf(input.Report).GroupBy(r => (r.Language, r.RegionCode, r.Format)).ToList();
        var obstacle = needs.Length > 0 ? "It waited too long for " + needs : Obstacle(input.Report);
        var editions = new List<Edition>();
        foreach (var group in wanted)
        {
            cancellation.ThrowIfCancellationRequested();
            var order = new ReportOrder(input.Report, month, group.Key.Language, group.Key.Format, Region: group.Key.RegionCode);
            context.Progress(editions.Count, wanted.Count, order.FileName);
            var edition = obstacle is null ? await MakeAsync(order, context, cancellation) : _maker.Withhold(order, obstacle, context.Run.RequestedBy);
            editions.Add(edition);
            foreach (var recipient in group)
            {
                var delivery = _desk.Send(edition, recipient, context.Run.RequestedBy);
                context.Part(new JobPart(FormattableString.Invariant($"{order.FileName}, recipient {recipient.RecipientKey}"), delivery.State, null, delivery.Reason));
            }
        }

        context.Progress(editions.Count, wanted.Count);
        var withheld = editions.Where(e => !e.IsMade).ToList();
        await TellAsync([.. withheld.Where(e => e.OwnerToldAt is null)], context, cancellation);
        var recipients = wanted.Sum(g => g.Count());
        return wanted.Count == 0 ? JobEnd.Done("Nobody receives this report; nothing was made.")
            : withheld.Count == 0 ? JobEnd.Done($"{Counted.Of(editions.Count, "edition")} for {Counted.Of(recipients, "recipient")}")
            : JobEnd.Failed(FormattableString.Invariant($"{withheld.Count} of {Counted.Of(editions.Count, "edition")} withheld: {string.Join(" ", withheld.Select(e => e.Reason).Distinct())}"));
    }

    /// <summary>What its plan wants and is not there on the day by which it was expected, while the plan still waits for it.</summary>
    private IEnumerable<string> LateSources(JobRun run) =>
        run.CreatedAt.AddDays(PlanOf(run)?.WaitDays ?? 0) > installation.Clock.GetUtcNow().UtcDateTime ? MissingOf(run) : [];

    private IEnumerable<string> MissingOf(JobRun run)
    {
        if (PlanOf(run) is not { } plan)
        {
            return [];
        }

        var today = installation.Plan.DayOf(installation.Clock.GetUtcNow());
        return new FreshnessTable(installation).Lines().Where(l => plan.Sources.Contains(l.Source) && l.Finding.By < today).Select(l => $"{l.Subject}: {l.Sentence}");
    }

    private PlannedReport? PlanOf(JobRun run) =>
        JsonSerializer.Deserialize<ReportInput>(run.Input)?.Plan is { } name ? installation.Plan.Reports.FirstOrDefault(r => r.Name == name) : null;

    private async Task<Edition> MakeAsync(ReportOrder order, JobContext context, CancellationToken cancellation)
    {
        try
        {
            return await _maker.MakeAsync(order, context.Run.RequestedBy, cancellation);
        }
        catch (ChromiumMissingException e)
        {
            // Those who get another form need not wait for a browser.
            return _maker.Withhold(order, $"{e.Message} {ReportPublisher.InstallChromium}", context.Run.RequestedBy);
        }
    }

    private Period? MonthOf(JobRun run, ReportInput input)
    {
        var text = input.Month
            ?? installation.Plan.DayOf(new DateTimeOffset(DateTime.SpecifyKind(run.CreatedAt, DateTimeKind.Utc))).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return Period.TryParse(text, out var period) && period.Type == "month" ? period : null;
    }

    /// <summary>What stands in the way of every edition of a report, or null.</summary>
    private string? Obstacle(string report)
    {
        if (!installation.AreChecksCurrent())
        {
            return "The checks were not run since the last load: run them, then ask for the report again.";
        }

        if (installation.Checks.Latest().Where(c => c.Blocks).ToList() is { Count: > 0 } blocking)
        {
            return "Blocking checks did not pass: " + string.Join("; ", blocking.Select(c => $"{c.Code} of {c.Source} ({c.Outcome}): {c.Message}"));
        }

        var loaded = installation.Editions.CurrentLoads(DateTime.MaxValue).Select(l => l.Source).ToHashSet();
        var missing = installation.ReportDefinition(report).Sources.Where(s => !loaded.Contains(s)).ToList();
        return missing.Count == 0 ? null : $"Nothing was loaded of {string.Join(", ", missing)}, which the report needs.";
    }

    /// <summary>Tells whoever answers for the reports. Who is not reached is told with the next run.</summary>
    private async Task TellAsync(IReadOnlyList<Edition> withheld, JobContext context, CancellationToken cancellation)
    {
        if (withheld.Count == 0)
        {
            return;
        }

        var settings = installation.Settings.Delivery;
        var owners = settings.Owner is { } owner ? [(Address: owner, Language: settings.OwnerLanguage)] : Administrators();
        if (owners.Count == 0)
        {
            context.Warn("Nobody is told by mail: set Delivery__Owner, or make an administrator a recipient.");
            return;
        }

        var isTold = false;
        foreach (var language in owners.GroupBy(o => o.Language))
        {
            var message = new MailComposer(installation).ComposeWithheld(withheld, [.. language.Select(o => o.Address)], language.Key);
            var outcome = await installation.MailSender.SendAsync(message, cancellation);
            isTold |= outcome.IsSent;
            if (!outcome.IsSent)
            {
                context.Error($"The owner could not be told: {outcome.Reason}");
            }
        }

        if (isTold)
        {
            installation.Editions.NoteTold([.. withheld.Select(e => e.EditionKey)]);
            context.Log("The owner was told by mail.");
        }
    }

    private List<(string Address, string Language)> Administrators() =>
    [
        .. installation.Recipients.List().Where(r => r.IsActive && installation.Accounts.Find(r.UserKey) is { IsDisabled: false, Role: Role.Administrator })
            .Select(r => (r.Address, r.Language)).DistinctBy(r => r.Address, StringComparer.OrdinalIgnoreCase),
    ];
}
