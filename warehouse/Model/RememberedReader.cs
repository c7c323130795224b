using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>
/// Answers a question that was asked before from memory, until anything was loaded since. Many readers look at the same dashboards; between two loads
/// nothing can change what they see. Questions as of a moment are passed on. May be used by several threads.
/// </summary>
/// <param name="inner">Answers what is new.</param>
/// <param name="memory">Keeps the answers.</param>
public sealed class RememberedReader(IWarehouseReader inner, ReadingMemory memory) : IWarehouseReader
{
    /// <inheritdoc/>
    public ResultTable Ask(Query query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.AsOf is not null ? inner.Ask(query) : memory.Get(KeyOf(query), () => inner.Ask(query));
    }

    private static string KeyOf(Query query) => QuestionKey.Of(
        "query",
        QuestionKey.Of(query.Measures),
        QuestionKey.Of(query.By),
        QuestionKey.Of(query.Where.OrderBy(w => w.Key, StringComparer.Ordinal).SelectMany(w => w.Value, (w, member) => QuestionKey.Of(w.Key, member))),
        query.Editions?.ToString());
}
