using System.Data;
using System.Globalization;
using Dapper;

namespace ReIntegrationBI.Warehouse.Engines;

/// <summary>
/// SQLite keeps 44 as an integer and 44.5 as a real in one and the same column; Dapper would take the type of the first row for all.
/// </summary>
internal sealed class DecimalHandler : SqlMapper.TypeHandler<decimal>
{
    public override decimal Parse(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    public override void SetValue(IDbDataParameter parameter, decimal value)
    {
        parameter.DbType = DbType.Decimal;
        parameter.Value = value;
    }
}
