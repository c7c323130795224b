using System.Globalization;

namespace ReIntegrationBI.Tests.Statistics;

/// <summary>Rows of a committed CSV without quotes, by column name.</summary>
internal sealed class Fixture
{
    private readonly string[] _header;
    private readonly string[][] _rows;

    private Fixture(string path)
    {
        var lines = File.ReadAllLines(path);
        _header = lines[0].Split(',');
        _rows = [.. lines.Skip(1).Select(l => l.Split(','))];
        Assert.NotEmpty(_rows);
        Assert.All(_rows, r => Assert.Equal(_header.Length, r.Length));
    }

    public static string Folder { get; } = Path.Combine(SampleWarehouse.Root, "tests", "Statistics");

    public static Fixture Data(string name) => new(Path.Combine(Folder, "Data", name + ".csv"));

    public static Fixture Expected(string name) => new(Path.Combine(Folder, "Expected", name + ".csv"));

    public int Count => _rows.Length;

    public IEnumerable<Dictionary<string, string>> Rows =>
        _rows.Select(r => _header.Zip(r).ToDictionary(p => p.First, p => p.Second));

    public string[] Text(string column)
    {
        var at = Array.IndexOf(_header, column);
        Assert.True(at >= 0, column);
        return Array.ConvertAll(_rows, r => r[at]);
    }

    public double[] Numbers(string column) => Array.ConvertAll(Text(column), Number);

    public int[] Integers(string column) => Array.ConvertAll(Text(column), t => int.Parse(t, CultureInfo.InvariantCulture));

    public bool[] Flags(string column) => Array.ConvertAll(Text(column), t => t == "1");

    public static double Number(string text) =>
        text is "" or "NaN" ? double.NaN : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
