using System.Globalization;

namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>Where the data of a visual stands: categories in column A, series in the columns after it, headings in row 1.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Headers">Headings as written, the category column first.</param>
/// <param name="Categories">Category labels as written.</param>
/// <param name="Days">Of lines over time: the last day of each period, written in place of the labels; else empty.</param>
/// <param name="Added">Columns after those of the series: sums, and what only the chart needs; their headings follow those of the series.</param>
internal sealed record DataRange(
    string Sheet, IReadOnlyList<string> Headers, IReadOnlyList<string> Categories, IReadOnlyList<DateOnly> Days, IReadOnlyList<AddedColumn> Added)
{
    /// <summary>Whether the days are years or year ends, so that the year says enough.</summary>
    public bool ByYear => Days.All(d => d is { Month: 12, Day: 31 });

    /// <summary>A day as Excel counts it, from 30 December 1899.</summary>
    public static int Serial(DateOnly day) => day.DayNumber - new DateOnly(1899, 12, 30).DayNumber;

    private string LastRow => (Categories.Count + 1).ToString(CultureInfo.InvariantCulture);

    public string CategoryFormula => $"{Names.Quoted(Sheet)}$A$2:$A${LastRow}";

    /// <summary>Place of an added column as if it were a series; null where there is none of that code.</summary>
    public int? Place(string code)
    {
        var at = Added.ToList().FindIndex(a => a.Code == code);
        return at < 0 ? null : Headers.Count - 1 - Added.Count + at;
    }

    public string HeaderFormula(int series) => $"{Names.Quoted(Sheet)}${Names.Column(series + 2)}$1";

    public string ValueFormula(int series)
    {
        var column = Names.Column(series + 2);
        return $"{Names.Quoted(Sheet)}${column}$2:${column}${LastRow}";
    }
}
