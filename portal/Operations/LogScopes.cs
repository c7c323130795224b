using System.Collections;
using System.Globalization;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Portal.Operations;

/// <summary>Marks lines of the log with the run and the load of which they tell.</summary>
public static class LogScopes
{
    /// <summary>Lines from here on carry <c>RunKey</c> and <c>Kind</c>, until the result is disposed.</summary>
    public static IDisposable? BeginRun(this ILogger log, JobRun run)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(run);
        return log.BeginScope(new Scope([new("RunKey", run.Key), new("Kind", run.Kind)]));
    }

    /// <summary>Names and values; as a text, for lines without structure, <c>RunKey:12 Kind:rerun</c>.</summary>
    private sealed class Scope(KeyValuePair<string, object?>[] values) : IReadOnlyList<KeyValuePair<string, object?>>
    {
        public int Count => values.Length;

        public KeyValuePair<string, object?> this[int index] => values[index];

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => values.AsEnumerable().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => string.Join(' ', values.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key}:{v.Value}")));
    }
}
