using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Surveys.Crosstabs;

/// <summary>Short ways to ask for a crosstab and to look at its cells.</summary>
internal static class CrosstabReading
{
    public static CrosstabQuery Query(string rows, string columns = "", string survey = "made") => new()
    {
        Survey = survey, Rows = rows, Columns = columns.Split(',', StringSplitOptions.RemoveEmptyEntries),
    };

    public static CrosstabTable Ask(this ICrosstabReader reader, string rows, string columns = "", string survey = "made") =>
        reader.Ask(Query(rows, columns, survey));

    public static int ColumnIndex(this CrosstabTable table, string column) => column == "total" ? 0 : table.Columns
        .Select((c, i) => (Name: $"{c.Question}={c.Code}", i)).Single(c => c.Name == column).i;

    public static CrosstabColumn Column(this CrosstabTable table, string column = "total") => table.Columns[table.ColumnIndex(column)];

    public static CrosstabCell Cell(this CrosstabTable table, string row, string column = "total") =>
        table.Rows.Single(r => r.Code == row).Cells[table.ColumnIndex(column)];

    /// <summary>Everything that a reader sees, a line each, to compare tables.</summary>
    public static IReadOnlyList<string> Lines(this CrosstabTable table) =>
    [
        .. table.Columns.Select(c => $"{table.Question} {c.Question}={c.Code} {c.Letter} {c.State} {c.Base}"),
        .. table.Rows.SelectMany(r => r.Cells.Select((c, i) => FormattableString.Invariant(
            $"{table.Question} {r.Code} {table.Columns[i].Question}={table.Columns[i].Code} {c.State} {c.Count} {c.Value} {c.Low} {c.High} {c.Letters}"))),
    ];
}
