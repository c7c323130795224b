using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>The only way from the star schema to a reader.</summary>
public interface IWarehouseReader
{
    /// <summary>Answers a question.</summary>
    /// <exception cref="QueryException">The question names something unknown, or asks for a sum that has no meaning.</exception>
    ResultTable Ask(Query query);
}
