using System.Globalization;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>Fetches a file from an address and loads it; told no address, asks for a run for each.</summary>
public sealed class FetchJob(Installation installation, JobQueue queue) : IJobKind
{
    /// <inheritdoc/>
    public string Code => JobKindCodes.Fetch;

    /// <summary>An order to fetch from an address.</summary>
    public static JobOrder Order(PlannedSource source, PlannedAddress address, string requestedBy)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(address);
        return new JobOrder(JobKindCodes.Fetch, $"{source.Code}: {address.Name}", JobQueue.InputOf(new FetchInput(address.Name)), requestedBy) { Exclusive = "address:" + address.Name };
    }

    /// <inheritdoc/>
    public async Task<JobEnd> RunAsync(JobContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var input = context.Input<FetchInput>();
        if (input.Address is not { } name)
        {
            return AskForAll(context, input.Source);
        }

        if (installation.Plan.Addresses.FirstOrDefault(a => a.Address.Name == name) is not ({ } source, { } address))
        {
            return JobEnd.Failed($"there is no address '{name}' in {installation.Plan.Place}: it was taken out since the run was asked for");
        }

        var load = await new AddressFetches(installation).FetchAsync(source, address, JobNames.Person(context.Run.RequestedBy), context.Log, cancellation);
        if (load.Outcome is { } outcome)
        {
            context.Part(JobPart.Of(outcome, address.Name));
        }

        return load.End;
    }

    private JobEnd AskForAll(JobContext context, string? source)
    {
        var waiting = queue.Store.Unfinished().Where(r => r.Kind == JobKindCodes.Fetch).Select(r => r.Exclusive).ToHashSet();
        var asked = 0;
        foreach (var (of, address) in installation.Plan.Addresses.Where(a => source is null || a.Source.Code == source))
        {
            var order = Order(of, address, context.Run.Recurring ?? context.Run.RequestedBy);
            if (waiting.Contains(order.Exclusive))
            {
                context.Log($"{address.Name} is being fetched already");
                continue;
            }

            context.Log(string.Create(CultureInfo.InvariantCulture, $"{address.Name} is fetched by run {queue.Enqueue(order).Key}"));
            asked++;
        }

        return asked == 0 ? JobEnd.Done() : JobEnd.Done($"{Counted.Of(asked, "address", "addresses")} asked for");
    }
}
