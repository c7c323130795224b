using System.Data.Common;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>Writes one kind of content: first to staging, then within the load's transaction to the star schema.</summary>
internal interface IContentWriter
{
    /// <summary>Fills staging; the write lock of the warehouse is not held.</summary>
    /// <returns>What is known of the content from then on.</returns>
    /// <exception cref="OperationCanceledException">The load was asked to stop.</exception>
    /// <exception cref="InputRefusedException">While it was staged it turned out that nothing of it may be loaded.</exception>
    StagedContent Stage(DbConnection connection, long loadKey, LoadWatch watch);

    /// <summary>Marks what the slice held so far as superseded.</summary>
    /// <returns>Rows marked.</returns>
    int Supersede(DbConnection connection, DbTransaction transaction, long loadKey, Slice slice, DateTime now);

    /// <summary>Brings what was staged into the star schema.</summary>
    /// <returns>Rows inserted; fewer than staged where members were not found.</returns>
    /// <exception cref="OperationCanceledException">The load was asked to stop.</exception>
    /// <exception cref="InputRefusedException">It clashes with what another slice holds.</exception>
    int Insert(DbConnection connection, DbTransaction transaction, long loadKey, DateTime now, LoadWatch watch);
}
