using System.Data.Common;
using System.Globalization;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Warehouse.CodeLists;

/// <summary>
/// Brings the code lists into the warehouse's dimensions. A code keeps the key that it was once given; labels follow the lists.
/// A member that left its list stays, since facts may refer to it.
/// </summary>
public sealed class CodeListSeeder(IWarehouseEngine engine, CodeListCatalog catalog)
{
    private static readonly (string List, string Table, string? Extra)[] Dimensions =
    [
        ("scheme", "Scheme", null), ("sex", "Sex", null), ("age_group", "AgeGroup", null), ("region", "Region", "NisCode"),
        ("disease_group", "DiseaseGroup", "IcdChapter"), ("status", "Status", null),
        ("actor", "Actor", "Circle"), ("milestone", "Milestone", null),
        ("returner_type", "ReturnerType", "Factors"), ("key", "Key", null), ("adjustment", "Adjustment", null),
    ];

    /// <summary>Writes all lists in one transaction.</summary>
    /// <returns>Members added or changed.</returns>
    public int Run()
    {
        using var connection = engine.Open();
        using var transaction = engine.BeginWrite(connection);
        var changed = Dimensions.Sum(d => catalog.Members(d.List).Sum(m => Member(connection, transaction, d.Table, d.Extra, m)));
        changed += catalog.Units.Values.Sum(u => Upsert(
            connection, transaction, "Unit",
            new()
            {
                ["Code"] = u.Code, ["LabelNl"] = u.Label.Nl, ["LabelFr"] = u.Label.Fr, ["LabelEn"] = u.Label.En, ["Symbol"] = u.Symbol,
                ["Quantity"] = u.Quantity, ["Scale"] = u.Scale,
            }));
        var unitKeys = connection.Query<(string Code, int Key)>("SELECT Code, UnitKey FROM DimUnit", transaction: transaction)
            .ToDictionary(u => u.Code, u => u.Key);
        changed += catalog.Indicators.Values.Sum(i => Upsert(
            connection, transaction, "Indicator",
            new()
            {
                ["Code"] = i.Code, ["LabelNl"] = i.Label.Nl, ["LabelFr"] = i.Label.Fr, ["LabelEn"] = i.Label.En, ["Kind"] = i.Kind,
                ["UnitKey"] = unitKeys[i.Unit],
            }));
        Synonyms(connection, transaction);
        transaction.Commit();
        return changed;
    }

    private static int Member(DbConnection connection, DbTransaction transaction, string table, string? extra, CodeListMember m)
    {
        Dictionary<string, object?> columns = new()
        {
            ["Code"] = m.Code, ["LabelNl"] = m.Label.Nl, ["LabelFr"] = m.Label.Fr, ["LabelEn"] = m.Label.En, ["ParentCode"] = m.Parent,
            ["MemberRank"] = m.Rank, ["MemberRole"] = m.Role.ToString(), ["ValidFrom"] = Day(m.ValidFrom), ["ValidTo"] = Day(m.ValidTo),
        };
        if (extra is not null)
        {
            columns[extra] = m.Extra;
        }

        return Upsert(connection, transaction, table, columns);
    }

    private static int Upsert(DbConnection connection, DbTransaction transaction, string table, Dictionary<string, object?> columns)
    {
        var values = columns.Keys.Where(c => c != "Code").ToList();
        var same = string.Join(" AND ", values.Select(c => $"({c} = @{c} OR ({c} IS NULL AND @{c} IS NULL))"));
        var parameters = new DynamicParameters(columns);
        if (connection.ExecuteScalar<long>($"SELECT COUNT(*) FROM Dim{table} WHERE Code = @Code", parameters, transaction) == 0)
        {
            return connection.Execute(
                $"""
                INSERT INTO Dim{table} ({table}Key, {string.Join(", ", columns.Keys)})
                SELECT COALESCE(MAX({table}Key), 0) + 1, {string.Join(", ", columns.Keys.Select(c => "@" + c))} FROM Dim{table}
                """,
                parameters,
                transaction);
        }

        return connection.Execute(
            $"UPDATE Dim{table} SET {string.Join(", ", values.Select(c => $"{c} = @{c}"))} WHERE Code = @Code AND NOT ({same})",
            parameters,
            transaction);
    }

    /// <summary>Synonyms carry no key of their own: the table is written anew when it differs.</summary>
    private void Synonyms(DbConnection connection, DbTransaction transaction)
    {
        var wanted = (from d in Dimensions
                      from m in catalog.Members(d.List)
                      from label in m.Synonyms
                      select (Dimension: d.List, Label: label, m.Code)).Distinct().Order().ToList();
        var present = connection.Query<(string, string, string)>("SELECT Dimension, Label, Code FROM Synonym", transaction: transaction)
            .Order().ToList();
        if (wanted.SequenceEqual(present))
        {
            return;
        }

        connection.Execute("DELETE FROM Synonym", transaction: transaction);
        engine.BulkInsert(
            connection, transaction, "Synonym", ["Dimension", "Label", "Code"], wanted.Select(s => new object?[] { s.Dimension, s.Label, s.Code }));
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
