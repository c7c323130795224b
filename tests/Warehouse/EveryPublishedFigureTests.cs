using System.Globalization;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Warehouse;

/// <summary>Every figure of the reference comes back from a query, equal and with the address of its cell.</summary>
public abstract class EveryPublishedFigureTests<TEngine> : IClassFixture<LazyFixture<SampleWarehouse<TEngine>>>
    where TEngine : ITestEngine, new()
{
    private static readonly string[] Dimensions = ["scheme", "sex", "age_group", "region", "disease_group", "status", "period"];
    private readonly SampleWarehouse _samples;

    protected EveryPublishedFigureTests(LazyFixture<SampleWarehouse<TEngine>> samples)
    {
        _samples = samples.Value;
        if (_samples.Journal.Latest(1).Count == 0)
        {
            _samples.LoadSamples();
        }
    }

    [EngineFact]
    public void Every_sample_loads_and_none_is_rejected()
    {
        var loads = _samples.Journal.Latest(1000);

        Assert.Equal(SampleWarehouse.SampleFiles.Count, loads.Count);
        Assert.All(loads, l => Assert.True(l.State == LoadState.Succeeded, $"{l.FileName}: {l.State} {l.Reason}"));
        Assert.All(loads, l => Assert.Equal(0, l.RowsRejected));
    }

    [EngineFact]
    public void Every_figure_of_the_reference_comes_back_equal_with_its_address()
    {
        var expected = Reference();
        var answers = expected.Select(e => e["indicator"]).Distinct()
            .SelectMany(i => _samples.Reader.Ask(new Query { Measures = [i], By = Dimensions }).Rows)
            .ToList();

        Assert.NotEmpty(expected);
        Assert.Equal(
            expected.Select(Key).Order(StringComparer.Ordinal),
            answers.Select(Key).Order(StringComparer.Ordinal));
        Assert.All(answers, a => AssertAddress(a.Cell));
    }

    [EngineFact]
    public void A_figure_of_the_sample_files_stands_once()
    {
        var addresses = Reference().Select(e => e["indicator"]).Distinct()
            .SelectMany(i => _samples.Reader.Ask(new Query { Measures = [i], By = Dimensions }).Rows)
            .Select(r => r.Cell.Addresses.Single())
            .Select(a => (a.File, a.Sheet, a.Cell))
            .ToList();

        Assert.Equal(addresses.Count, addresses.Distinct().Count());
    }

    private static void AssertAddress(ResultCell cell)
    {
        var address = Assert.Single(cell.Addresses);
        Assert.NotEmpty(address.Publication);
        Assert.Contains(SampleWarehouse.SampleFiles, f => Path.GetFileName(f) == address.File);
        Assert.Equal(address.File.EndsWith(".xlsx", StringComparison.Ordinal), address.Sheet is not null);
        Assert.Matches("^[A-Z]+[1-9][0-9]*$", address.Cell);
        Assert.Equal(64, address.Sha256.Length);
    }

    private static string Key(Dictionary<string, string> row) =>
        string.Join('|', [row["indicator"], .. Dimensions.Select(d => row[d]), row["value"], row["unit"], row["source_address"]]);

    private static string Key(ResultRow row) =>
        string.Join(
            '|',
            [
                row.Measure, .. Dimensions.Select(d => row[d].Code),
                row.Cell.Value!.Value.ToString("F" + row.Cell.Decimals, CultureInfo.InvariantCulture), row.Cell.Unit.Code,
                row.Cell.Addresses[0].Url,
            ]);

    private static List<Dictionary<string, string>> Reference()
    {
        var lines = File.ReadAllLines(Path.Combine(SampleWarehouse.Root, "tests", "Reference", "riziv-figures.csv"));
        var header = lines[0].Split(',');
        return lines.Skip(1).Select(l => header.Zip(Split(l)).ToDictionary(p => p.First, p => p.Second)).ToList();
    }

    private static IEnumerable<string> Split(string line)
    {
        var field = "";
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                yield return field;
                field = "";
            }
            else
            {
                field += c;
            }
        }

        yield return field;
    }
}

public sealed class EveryPublishedFigureTestsOnSqlite(LazyFixture<SampleWarehouse<SqliteTestEngine>> samples) : EveryPublishedFigureTests<SqliteTestEngine>(samples);

public sealed class EveryPublishedFigureTestsOnSqlServer(LazyFixture<SampleWarehouse<SqlServerTestEngine>> samples) : EveryPublishedFigureTests<SqlServerTestEngine>(samples);
