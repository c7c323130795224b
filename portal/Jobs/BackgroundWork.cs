using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Does one piece of work after the other, in this process. What waits is lost when the process ends; what was begun stands in the journal of loads.</summary>
public sealed class BackgroundWork : BackgroundService, IWorkQueue
{
    /// <summary>Pieces that may wait.</summary>
    public const int MostWaiting = 20;

    private const int MostRemembered = 200;

    private readonly Channel<(string Id, Func<CancellationToken, IEnumerable<WorkResult>> Run)> _waiting =
        Channel.CreateBounded<(string, Func<CancellationToken, IEnumerable<WorkResult>>)>(MostWaiting);

    private readonly ConcurrentDictionary<string, WorkItem> _items = new();
    private readonly ConcurrentQueue<string> _over = new();

    /// <inheritdoc/>
    public WorkItem? Enqueue(string kind, string subject, string startedBy, Func<CancellationToken, IEnumerable<WorkResult>> run)
    {
        var item = new WorkItem(Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture), kind, subject, startedBy, WorkState.Waiting, [], null);
        _items[item.Id] = item;
        if (_waiting.Writer.TryWrite((item.Id, run)))
        {
            return item;
        }

        _items.TryRemove(item.Id, out _);
        return null;
    }

    /// <inheritdoc/>
    public WorkItem? Find(string id) => _items.GetValueOrDefault(id);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (id, run) in _waiting.Reader.ReadAllAsync(stoppingToken))
            {
                // Loads keep a thread to themselves; a page must not wait for one.
                await Task.Run(() => Do(id, run, stoppingToken), CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            // The portal stops while nothing waits.
        }
        finally
        {
            foreach (var item in _items.Values.Where(i => !i.IsOver))
            {
                Set(item.Id, i => i with { State = WorkState.Stopped });
            }
        }
    }

    private void Do(string id, Func<CancellationToken, IEnumerable<WorkResult>> run, CancellationToken stopping)
    {
        if (stopping.IsCancellationRequested)
        {
            return;
        }

        Set(id, i => i with { State = WorkState.Running });
        try
        {
            foreach (var result in run(stopping))
            {
                Set(id, i => i with { Results = i.Results.Add(result) });
            }

            Set(id, i => i with { State = stopping.IsCancellationRequested ? WorkState.Stopped : WorkState.Done });
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Set(id, i => i with { State = WorkState.Stopped });
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // What a piece of work meets ends that piece, not those that wait behind it.
            Set(id, i => i with { State = WorkState.Failed, Problem = e.Message });
        }

        _over.Enqueue(id);
        while (_over.Count > MostRemembered && _over.TryDequeue(out var old))
        {
            _items.TryRemove(old, out _);
        }
    }

    private void Set(string id, Func<WorkItem, WorkItem> change)
    {
        if (_items.TryGetValue(id, out var item))
        {
            _items[id] = change(item);
        }
    }
}
