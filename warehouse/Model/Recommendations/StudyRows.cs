using System.Data.Common;
using System.Globalization;
using Dapper;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Recommendations;

/// <summary>Reads rows of facts that were read from studies: as known at a moment, with their address.</summary>
internal static class StudyRows
{
    /// <summary>Columns of the address of a fact <c>f</c>.</summary>
    public const string AddressColumns =
        "p.Code AS Publication, p.Title, p.Publisher, p.Url, p.Kind AS PublicationKind, l.FileName, s.Sha256, f.SheetName, f.RowNumber, f.ColumnNumber, f.LoadKey, f.LoadedAt";

    /// <summary>What a fact <c>f</c> is joined with for its address.</summary>
    public const string AddressJoins =
        """
        JOIN DimPublication p ON p.PublicationKey = f.PublicationKey
        JOIN LoadJournal l ON l.LoadKey = f.LoadKey
        LEFT JOIN SourceFile s ON s.SourceFileKey = l.SourceFileKey
        """;

    /// <summary>Limits a fact <c>f</c> to what is known now, or was at a moment.</summary>
    public static string Known(DateTime? asOf) =>
        asOf is null ? "f.SupersededAt IS NULL" : "f.LoadedAt <= @asOf AND (f.SupersededAt IS NULL OR f.SupersededAt > @asOf)";

    /// <summary>The rows of a query.</summary>
    public static List<IDictionary<string, object?>> Read(DbConnection connection, string sql, DateTime? asOf)
    {
        var parameters = new DynamicParameters();
        parameters.Add("asOf", asOf, System.Data.DbType.DateTime2);
        return connection.Query(sql, parameters).Select(row => (IDictionary<string, object?>)row).ToList();
    }

    /// <summary>The address of a fact.</summary>
    public static CellAddress Address(IDictionary<string, object?> row) => new(
        Text(row, "Publication"), Text(row, "Title"), Text(row, "Publisher"), TextOrNull(row, "Url"), Text(row, "FileName"), TextOrNull(row, "SheetName"),
        A1.Of(Whole(row, "RowNumber"), Whole(row, "ColumnNumber")), TextOrNull(row, "Sha256") ?? "",
        Convert.ToInt64(row["LoadKey"], CultureInfo.InvariantCulture), Moment(row["LoadedAt"]!), Text(row, "PublicationKind"));

    /// <summary>A name in three languages.</summary>
    public static Label LabelOf(IDictionary<string, object?> row, string name) => new(Text(row, name + "Nl"), Text(row, name + "Fr"), Text(row, name + "En"));

    /// <summary>A name in three languages, or null.</summary>
    public static Label? LabelOrNull(IDictionary<string, object?> row, string name) => row[name + "Nl"] is null ? null : LabelOf(row, name);

    /// <summary>A text.</summary>
    public static string Text(IDictionary<string, object?> row, string column) => (string)row[column]!;

    /// <summary>A text, or null.</summary>
    public static string? TextOrNull(IDictionary<string, object?> row, string column) => (string?)row[column];

    /// <summary>A whole number.</summary>
    public static int Whole(IDictionary<string, object?> row, string column) => Convert.ToInt32(row[column], CultureInfo.InvariantCulture);

    /// <summary>A number, or null.</summary>
    public static decimal? NumberOrNull(IDictionary<string, object?> row, string column) =>
        row[column] is { } value ? Convert.ToDecimal(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A word of an enumeration.</summary>
    public static T Word<T>(IDictionary<string, object?> row, string column)
        where T : struct, Enum => Enum.Parse<T>(Text(row, column), ignoreCase: true);

    private static DateTime Moment(object value) => DateTime.SpecifyKind(
        value as DateTime? ?? DateTime.Parse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.None), DateTimeKind.Utc);
}
