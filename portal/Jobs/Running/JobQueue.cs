using System.Text.Json;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>Where work is handed over: it is done by this process or another one that uses the same store.</summary>
/// <param name="store">The queue.</param>
public sealed class JobQueue(JobStore store)
{
    private readonly SemaphoreSlim _news = new(0);

    /// <summary>The queue itself, for those who look at it.</summary>
    public JobStore Store => store;

    /// <summary>What a kind needs to know, as it stands in an order.</summary>
    public static string InputOf<T>(T input) => JsonSerializer.Serialize(input);

    /// <summary>Asks for a run; a free worker of this process begins it at once.</summary>
    /// <returns>Its number, and whether it is new.</returns>
    public (long Key, bool IsNew) Enqueue(JobOrder order)
    {
        var asked = store.Enqueue(order);
        Wake();
        return asked;
    }

    /// <summary>Asks for runs that belong together; as <see cref="JobStore.EnqueueGroup"/>.</summary>
    /// <returns>The number of the group.</returns>
    public long EnqueueGroup(string kind, string subject, int atOnce, string requestedBy, IReadOnlyList<JobOrder> orders)
    {
        var group = store.EnqueueGroup(kind, subject, atOnce, requestedBy, orders);
        Wake();
        return group;
    }

    /// <summary>Asks again for a run that is over: a new run of the same work.</summary>
    /// <returns>Its number, or null where there is no such run or it is not over.</returns>
    public long? Again(long key, string by) =>
        store.Find(key) is { IsOver: true } run
            ? Enqueue(new JobOrder(run.Kind, run.Subject, run.Input, by) { Exclusive = run.Exclusive, Priority = JobOrder.AskedPriority }).Key
            : null;

    /// <summary>Lets the workers of this process look for work.</summary>
    public void Wake()
    {
        if (_news.CurrentCount == 0)
        {
            _news.Release();
        }
    }

    /// <summary>Waits until something may have come, or some time is over.</summary>
    internal Task WaitAsync(TimeSpan most, CancellationToken cancellation) => _news.WaitAsync(most, cancellation);
}
