namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>Things that are picked by their weights.</summary>
internal sealed class WeightedList<T>
{
    private readonly T[] _items;
    private readonly double[] _upTo;

    public WeightedList(IEnumerable<(T Item, double Weight)> items)
    {
        var given = items.ToList();
        _items = given.Select(g => g.Item).ToArray();
        _upTo = new double[given.Count];
        var sum = 0.0;
        for (var i = 0; i < given.Count; i++)
        {
            _upTo[i] = sum += given[i].Weight;
        }
    }

    /// <summary>Everything that can be picked.</summary>
    public IReadOnlyList<T> Items => _items;

    public T Pick(Chance chance)
    {
        var at = chance.Share() * _upTo[^1];
        var i = 0;
        while (i < _items.Length - 1 && at >= _upTo[i])
        {
            i++;
        }

        return _items[i];
    }
}
