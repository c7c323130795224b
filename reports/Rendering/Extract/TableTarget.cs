namespace ReIntegrationBI.Reports.Rendering.Extract;

/// <summary>Takes the rows of one table, one by one.</summary>
internal abstract class TableTarget : IDisposable
{
    /// <summary>Writes a row.</summary>
    public abstract void Row(IReadOnlyList<ExtractValue> values);

    /// <summary>Writes what closes the table; the stream beneath stays open.</summary>
    public abstract void Dispose();
}
