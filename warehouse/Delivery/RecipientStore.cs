using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Warehouse.Delivery;

/// <summary>Who receives which report. One address has one line for the same report in the same language, region and format, so that nobody gets it twice.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="clock">Now.</param>
public sealed class RecipientStore(IWarehouseEngine engine, TimeProvider clock)
{
    private const string All = "SELECT RecipientKey, Report, UserKey, Address, Language, RegionCode, Format, SendAs, IsActive, CreatedBy, CreatedAt FROM Recipient";

    /// <summary>Enters a recipient.</summary>
    /// <param name="recipient">What is known of it; key and times are given here.</param>
    /// <param name="by">Who enters it.</param>
    /// <returns>Its key, or null where the same is entered already.</returns>
    public long? Add(Recipient recipient, string by)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        using var connection = engine.Open();
        using var transaction = engine.BeginWrite(connection);
        if (IsTaken(connection, transaction, recipient))
        {
            return null;
        }

        connection.Execute(
            """
            INSERT INTO Recipient (Report, UserKey, Address, Language, RegionCode, Format, SendAs, IsActive, CreatedBy, CreatedAt)
            VALUES (@Report, @UserKey, @Address, @Language, @RegionCode, @Format, @SendAs, @IsActive, @CreatedBy, @CreatedAt)
            """,
            recipient with { CreatedBy = by, CreatedAt = clock.Now() },
            transaction);
        var key = connection.ExecuteScalar<long>(engine.LastKeySql, transaction: transaction);
        transaction.Commit();
        return key;
    }

    /// <summary>Changes all that can be changed of a recipient: what it has its key by.</summary>
    /// <returns>False where another recipient is the same already, or there is none of that key.</returns>
    public bool Change(Recipient recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        using var connection = engine.Open();
        using var transaction = engine.BeginWrite(connection);
        if (IsTaken(connection, transaction, recipient))
        {
            return false;
        }

        var rows = connection.Execute(
            """
            UPDATE Recipient SET Report = @Report, UserKey = @UserKey, Address = @Address, Language = @Language, RegionCode = @RegionCode, Format = @Format, SendAs = @SendAs
            WHERE RecipientKey = @RecipientKey
            """,
            recipient,
            transaction);
        transaction.Commit();
        return rows == 1;
    }

    /// <summary>Stops sending to a recipient, or goes on.</summary>
    /// <returns>False where there is none of that key.</returns>
    public bool SetActive(long key, bool isActive)
    {
        using var connection = engine.Open();
        return connection.Execute("UPDATE Recipient SET IsActive = @isActive WHERE RecipientKey = @key", new { key, isActive }) == 1;
    }

    /// <summary>Takes a recipient away to whom nothing was ever sent; the others stay for the record, and can be stopped.</summary>
    /// <returns>False where something was sent to it, or there is none of that key.</returns>
    public bool Remove(long key)
    {
        using var connection = engine.Open();
        return connection.Execute(
            "DELETE FROM Recipient WHERE RecipientKey = @key AND NOT EXISTS (SELECT 1 FROM Delivery d WHERE d.RecipientKey = @key)", new { key }) == 1;
    }

    /// <summary>All recipients, by report and address.</summary>
    public IReadOnlyList<Recipient> List() => Read("ORDER BY Report, Address, Language, RecipientKey", null);

    /// <summary>Those to whom a report is sent.</summary>
    public IReadOnlyList<Recipient> ActiveOf(string report) => Read("WHERE Report = @report AND IsActive = 1 ORDER BY RecipientKey", new { report });

    /// <summary>One, or null.</summary>
    public Recipient? Find(long key) => Read("WHERE RecipientKey = @key", new { key }).SingleOrDefault();

    /// <summary>Whether anything was or is to be sent to a recipient.</summary>
    public bool HasDeliveries(long key)
    {
        using var connection = engine.Open();
        return connection.ExecuteScalar<int>("SELECT COUNT(*) FROM Delivery WHERE RecipientKey = @key", new { key }) > 0;
    }

    private static bool IsTaken(DbConnection connection, DbTransaction transaction, Recipient recipient) => connection.ExecuteScalar<int>(
        """
        SELECT COUNT(*) FROM Recipient WHERE Report = @Report AND LOWER(Address) = LOWER(@Address) AND Language = @Language AND Format = @Format
        AND COALESCE(RegionCode, '') = COALESCE(@RegionCode, '') AND RecipientKey <> @RecipientKey
        """,
        recipient,
        transaction) > 0;

    private List<Recipient> Read(string clause, object? parameters)
    {
        using var connection = engine.Open();
        return [.. connection.Query<Recipient>($"{All} {clause}", parameters)];
    }
}
