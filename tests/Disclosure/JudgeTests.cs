using System.Runtime.CompilerServices;
using System.Text.Json;
using ReIntegrationBI.Warehouse.Disclosure;

namespace ReIntegrationBI.Tests.Disclosure;

/// <summary>Intervals as GLPK computes them (Judge/judge.py), on tables that it made too.</summary>
public class JudgeTests
{
    public static TheoryData<string> Titles() => [.. Systems().Select(system => system.GetProperty("title").GetString()!)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Intervals_are_those_of_an_outside_solver(string title)
    {
        var given = Systems().Single(system => system.GetProperty("title").GetString() == title);
        var system = new CountSystem();
        foreach (var cell in given.GetProperty("cells").EnumerateObject())
        {
            system.Cell(cell.Name, cell.Value.GetInt64());
        }

        foreach (var row in given.GetProperty("rows").EnumerateArray())
        {
            system.Relation(row.EnumerateArray().Select(term => (term[0].GetString()!, term[1].GetInt32())));
        }

        // A reader knows that persons are whole: a bound of 2.5 at least is 3 at least.
        var expected = given.GetProperty("bounds").EnumerateObject().ToDictionary(
            cell => cell.Name,
            cell => new CountInterval(
                (long)Math.Ceiling(cell.Value[0].GetDouble() - 1e-6),
                cell.Value[1].ValueKind == JsonValueKind.Null ? null : (long)Math.Floor(cell.Value[1].GetDouble() + 1e-6)));
        var audit = new Auditor().Audit(system, expected.Keys.ToHashSet());

        Assert.NotEmpty(expected);
        Assert.Equal(expected.OrderBy(pair => pair.Key, StringComparer.Ordinal), audit.Intervals);
    }

    [Fact]
    public void The_judged_tables_have_cells_with_and_without_limit_and_cells_that_are_known()
    {
        var bounds = Systems().SelectMany(system => system.GetProperty("bounds").EnumerateObject()).Select(cell => cell.Value).ToArray();
        Assert.Contains(bounds, bound => bound[1].ValueKind == JsonValueKind.Null);
        Assert.Contains(bounds, bound => bound[1].ValueKind == JsonValueKind.Number && bound[0].GetDouble() == bound[1].GetDouble());
        Assert.Contains(bounds, bound => bound[1].ValueKind == JsonValueKind.Number && bound[1].GetDouble() - bound[0].GetDouble() > 5);
    }

    private static List<JsonElement> Systems([CallerFilePath] string here = "")
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "Judge", "intervals.json")));
        return [.. file.RootElement.Clone().EnumerateArray()];
    }
}
