using System.Collections.Concurrent;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>
/// Answers a question that was asked before from memory, until anything was loaded since. Many readers look at the same dashboards; between two loads
/// nothing can change what they see. Questions as of a moment are passed on. May be used by several threads.
/// </summary>
/// <param name="inner">Answers what is new.</param>
/// <param name="version">Changes with every load that changed anything.</param>
/// <param name="most">Answers that are kept.</param>
public sealed class RememberedReader(IWarehouseReader inner, Func<string> version, int most = 2000) : IWarehouseReader
{
    private volatile Answers _answers = new("");

    /// <inheritdoc/>
    public ResultTable Ask(Query query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.AsOf is not null)
        {
            return inner.Ask(query);
        }

        // The version is read before the question: an answer may be newer than its version, never older.
        var now = version();
        var answers = _answers;
        if (answers.Version != now || answers.Known.Count > most)
        {
            _answers = answers = new Answers(now);
        }

        var key = KeyOf(query);
        try
        {
            return answers.Known.GetOrAdd(key, _ => new Lazy<ResultTable>(() => inner.Ask(query))).Value;
        }
        catch
        {
            // A failure may pass; it is not an answer.
            answers.Known.TryRemove(key, out _);
            throw;
        }
    }

    private static string KeyOf(Query query) => string.Join(
        '\u0001',
        string.Join('\u0002', query.Measures),
        string.Join('\u0002', query.By),
        string.Join('\u0002', query.Where.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => w.Key + "\u0003" + string.Join('\u0003', w.Value))),
        query.Editions?.ToString() ?? "");

    private sealed record Answers(string Version)
    {
        public ConcurrentDictionary<string, Lazy<ResultTable>> Known { get; } = new(StringComparer.Ordinal);
    }
}
