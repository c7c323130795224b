using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>What every kind of content does within the load's transaction: dates, publications, superseding.</summary>
internal static class ReferenceRows
{
    /// <summary>Marks the current rows of a slice in a fact table as superseded.</summary>
    /// <returns>Rows marked.</returns>
    public static int Supersede(DbConnection connection, DbTransaction transaction, string table, long loadKey, Slice slice, DateTime now) =>
        connection.Execute(
            $"""
            UPDATE {table} SET SupersededBy = @loadKey, SupersededAt = @now
            WHERE SupersededAt IS NULL AND LoadKey IN
                (SELECT LoadKey FROM LoadJournal WHERE Source = @Source AND Dataset = @Dataset AND Period = @Period)
            """,
            new { loadKey, now, slice.Source, slice.Dataset, slice.Period },
            transaction);

    /// <summary>Registers periods. Many at once: a round trip for each day would make a long series slow on a server.</summary>
    public static void AddDates(DbConnection connection, DbTransaction transaction, IEnumerable<Period> periods)
    {
        // SQL Server takes 2100 parameters.
        const int atOnce = 300;
        var known = connection.Query<int>("SELECT DateKey FROM DimDate", transaction: transaction).ToHashSet();
        foreach (var some in periods.Where(p => !known.Contains(p.Key)).Chunk(atOnce))
        {
            var parameters = new DynamicParameters();
            var rows = some.Select((period, i) => Row(parameters, period, i)).ToList();
            connection.Execute(
                $"INSERT INTO DimDate (DateKey, Code, PeriodType, FirstDay, LastDay, CalendarYear) VALUES {string.Join(", ", rows)}", parameters, transaction);
        }

        static string Row(DynamicParameters parameters, Period period, int number)
        {
            var values = new object[] { period.Key, period.Code, period.Type, Day(period.FirstDay), Day(period.LastDay), period.Year };
            var names = values.Select((_, i) => FormattableString.Invariant($"@v{number}_{i}")).ToList();
            foreach (var (name, value) in names.Zip(values))
            {
                parameters.Add(name, value);
            }

            return $"({string.Join(", ", names)})";
        }

        static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Registers publications; what is said of one again replaces what was said.</summary>
    public static void AddPublications(DbConnection connection, DbTransaction transaction, IEnumerable<Publication> publications)
    {
        foreach (var publication in publications)
        {
            var changed = connection.Execute(
                """
                UPDATE DimPublication SET Title = @Title, Publisher = @Publisher, Kind = @Kind, Series = @Series, Edition = @Edition,
                    Language = @Language, Url = @Url
                WHERE Code = @Code
                """,
                publication,
                transaction);
            if (changed == 0)
            {
                connection.Execute(
                    """
                    INSERT INTO DimPublication (PublicationKey, Code, Title, Publisher, Kind, Series, Edition, Language, Url)
                    SELECT COALESCE(MAX(PublicationKey), 0) + 1, @Code, @Title, @Publisher, @Kind, @Series, @Edition, @Language, @Url
                    FROM DimPublication
                    """,
                    publication,
                    transaction);
            }
        }
    }
}
