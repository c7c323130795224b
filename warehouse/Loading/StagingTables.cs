using System.Data.Common;
using Dapper;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>The staging tables. Every row in them belongs to a load, and stays only while it runs.</summary>
internal static class StagingTables
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "staging.PublishedFigure", "staging.SurveyFigure", "staging.SurveyRespondent",
        "staging.TrajectoryVersion", "staging.TrajectoryEvent", "staging.TrajectoryRejection",
    ];

    /// <summary>Removes what a load staged.</summary>
    public static void Clear(DbConnection connection, long loadKey)
    {
        foreach (var table in All)
        {
            connection.Execute($"DELETE FROM {table} WHERE LoadKey = @loadKey", new { loadKey });
        }
    }

    /// <summary>Gives what was staged under one key to another.</summary>
    public static void Move(DbConnection connection, DbTransaction transaction, long from, long to)
    {
        foreach (var table in All)
        {
            connection.Execute($"UPDATE {table} SET LoadKey = @to WHERE LoadKey = @from", new { from, to }, transaction);
        }
    }

    /// <summary>The loads of which something is staged.</summary>
    public static IReadOnlyList<long> LoadKeys(DbConnection connection) =>
        All.SelectMany(table => connection.Query<long>($"SELECT DISTINCT LoadKey FROM {table}").ToList()).Distinct().ToList();
}
