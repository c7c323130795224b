using System.Data.Common;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>Writes nothing: what the file says is in the kept file.</summary>
internal sealed class KeptInputWriter(KeptInputContent content) : IContentWriter
{
    /// <inheritdoc/>
    /// <remarks>Nothing is staged: see above.</remarks>
    public StagedContent Stage(DbConnection connection, long loadKey, LoadWatch watch) => StagedContent.Of(content);

    /// <inheritdoc/>
    public int Supersede(DbConnection connection, DbTransaction transaction, long loadKey, Slice slice, DateTime now) => 0;

    /// <inheritdoc/>
    public int Insert(DbConnection connection, DbTransaction transaction, long loadKey, DateTime now, LoadWatch watch) => content.RowCount;
}
