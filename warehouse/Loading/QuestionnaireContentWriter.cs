using System.Data.Common;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>Writes a questionnaire that comes without figures: its members are all there is, and members are never superseded.</summary>
internal sealed class QuestionnaireContentWriter(IWarehouseEngine engine, QuestionnaireContent content) : IContentWriter
{
    /// <inheritdoc/>
    /// <remarks>A questionnaire is some hundred members, written within the transaction.</remarks>
    public StagedContent Stage(DbConnection connection, long loadKey, LoadWatch watch) => StagedContent.Of(content);

    /// <inheritdoc/>
    public int Supersede(DbConnection connection, DbTransaction transaction, long loadKey, Slice slice, DateTime now) => 0;

    /// <inheritdoc/>
    public int Insert(DbConnection connection, DbTransaction transaction, long loadKey, DateTime now, LoadWatch watch)
    {
        QuestionnaireRows.Write(engine, connection, transaction, content.Questionnaire);
        return content.RowCount;
    }
}
