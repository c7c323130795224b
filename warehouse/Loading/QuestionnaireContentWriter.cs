using System.Data.Common;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>Writes a questionnaire that comes without figures: its members are all there is, and members are never superseded.</summary>
internal sealed class QuestionnaireContentWriter(IWarehouseEngine engine, QuestionnaireContent content) : IContentWriter
{
    /// <inheritdoc/>
    public void Stage(DbConnection connection, long loadKey)
    {
        // A questionnaire is some hundred members, written within the transaction.
    }

    /// <inheritdoc/>
    public int Supersede(DbConnection connection, DbTransaction transaction, long loadKey, Slice slice, DateTime now) => 0;

    /// <inheritdoc/>
    public int Insert(DbConnection connection, DbTransaction transaction, long loadKey, DateTime now)
    {
        QuestionnaireRows.Write(engine, connection, transaction, content.Questionnaire);
        return content.RowCount;
    }
}
