namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>
/// The places at which a load may be stopped, and at which it tells how far it is: where a step begins, between statements, and every thousand rows.
/// </summary>
internal sealed class LoadWatch(CancellationToken cancellation, IProgress<LoadProgress>? progress)
{
    /// <summary>Rows between two looks: a millisecond or so of work.</summary>
    private const int Between = 1000;

    private LoadStep _step;
    private long _rows;

    /// <summary>A step begins.</summary>
    /// <exception cref="OperationCanceledException">The load was asked to stop.</exception>
    public void Enter(LoadStep step)
    {
        cancellation.ThrowIfCancellationRequested();
        (_step, _rows) = (step, 0);
        progress?.Report(new LoadProgress(step, 0));
    }

    /// <summary>Between two statements.</summary>
    /// <exception cref="OperationCanceledException">The load was asked to stop.</exception>
    public void Check() => cancellation.ThrowIfCancellationRequested();

    /// <summary>A row was dealt with.</summary>
    /// <exception cref="OperationCanceledException">The load was asked to stop.</exception>
    public void Row()
    {
        if (++_rows % Between == 0)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new LoadProgress(_step, _rows));
        }
    }

    /// <summary>The same rows, watched while they are drawn.</summary>
    public IEnumerable<T> Rows<T>(IEnumerable<T> rows)
    {
        foreach (var row in rows)
        {
            Row();
            yield return row;
        }
    }
}
