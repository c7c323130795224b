using System.Globalization;

namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>Where the data of a visual stands: categories in column A, series in the columns after it, headings in row 1.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Headers">Headings as written, the category column first.</param>
/// <param name="Categories">Category labels as written.</param>
internal sealed record DataRange(string Sheet, IReadOnlyList<string> Headers, IReadOnlyList<string> Categories)
{
    private string LastRow => (Categories.Count + 1).ToString(CultureInfo.InvariantCulture);

    public string CategoryFormula => $"{Names.Quoted(Sheet)}$A$2:$A${LastRow}";

    public string HeaderFormula(int series) => $"{Names.Quoted(Sheet)}${Names.Column(series + 2)}$1";

    public string ValueFormula(int series)
    {
        var column = Names.Column(series + 2);
        return $"{Names.Quoted(Sheet)}${column}$2:${column}${LastRow}";
    }
}
