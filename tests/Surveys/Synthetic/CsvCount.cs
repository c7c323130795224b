using ReIntegrationBI.Etl.Synthetic;

namespace ReIntegrationBI.Tests.Surveys.Synthetic;

/// <summary>Counts the text of a file of respondents, knowing only that it has a line of headers and commas.</summary>
internal sealed class CsvCount
{
    public CsvCount(SyntheticSurvey made)
        : this(Text(made))
    {
    }

    public CsvCount(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(',')).ToList();
        Columns = lines[0];
        Rows = lines.Skip(1).Select(l => Columns.Zip(l).ToDictionary(c => c.First, c => c.Second)).ToList();
        Assert.All(lines, l => Assert.Equal(Columns.Count, l.Length));
    }

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<Dictionary<string, string>> Rows { get; }

    public int Count(string column, string value) => Where(r => r[column] == value);

    public int Where(Func<Dictionary<string, string>, bool> isMeant) => Rows.Count(isMeant);

    private static string Text(SyntheticSurvey made)
    {
        using var writer = new StringWriter();
        made.Write(writer);
        return writer.ToString();
    }
}
