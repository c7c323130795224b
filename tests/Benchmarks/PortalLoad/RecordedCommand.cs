using System.Data.Common;

namespace ReIntegrationBI.Benchmarks.PortalLoad;

/// <summary>A command as it was asked.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Values">Its parameters.</param>
public sealed record RecordedCommand(string Sql, IReadOnlyList<RecordedValue> Values)
{
    /// <summary>Asks it again and reads every value of every row.</summary>
    /// <returns>Rows read.</returns>
    public long Replay(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        foreach (var value in Values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (value.Name, value.ToObject());
            command.Parameters.Add(parameter);
        }

        using var reader = command.ExecuteReader();
        var rows = 0L;
        var cells = new object[reader.FieldCount];
        do
        {
            while (reader.Read())
            {
                reader.GetValues(cells);
                rows++;
            }
        }
        while (reader.NextResult());
        return rows;
    }
}
