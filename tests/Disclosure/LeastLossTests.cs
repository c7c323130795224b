using System.Globalization;
using ReIntegrationBI.Warehouse.Disclosure;
using Xunit.Abstractions;

namespace ReIntegrationBI.Tests.Disclosure;

/// <summary>How near the heuristic comes to the least loss, on tables small enough to try every pattern.</summary>
public class LeastLossTests(ITestOutputHelper output)
{
    [Fact]
    public void On_small_tables_little_more_is_lost_than_the_least_that_protects()
    {
        var random = new Random(17);
        var (least, lost, tables, best) = (0.0, 0.0, 0, 0);
        while (tables < 30)
        {
            var system = RandomSystems.TwoWay(random, random.Next(2, 4), 3);
            var pattern = new DisclosureControl().Protect(system);
            if (pattern.Hidden.Count == 0 || pattern.Hidden.Contains("T,T"))
            {
                continue;
            }

            var optimum = LeastLoss(system, pattern);
            Assert.True(optimum <= pattern.Loss + 1e-9);
            (least, lost, tables, best) = (least + optimum, lost + pattern.Loss, tables + 1, best + (pattern.Loss < optimum + 1e-9 ? 1 : 0));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{best} of {tables} patterns lose the least possible; together {100 * (lost / least - 1):F1} % more than the least"));
        Assert.True(lost < least * 1.10, $"{lost:F1} lost where {least:F1} would do");
    }

    [Fact]
    public void No_hidden_cell_could_be_shown_again()
    {
        var random = new Random(18);
        var secondary = 0;
        for (var number = 0; number < 60; number++)
        {
            var system = RandomSystems.Make(number, random);
            var pattern = new DisclosureControl().Protect(system);
            foreach (var id in pattern.Hidden.Where(id => pattern.Treatments[id] == CellTreatment.Secondary))
            {
                secondary++;
                Assert.False(new Auditor().Audit(system, pattern.Hidden.Where(other => other != id).ToHashSet()).Passed, $"table {number}, {id}");
            }
        }

        Assert.True(secondary > 100, "too few secondary cells to tell");
    }

    /// <summary>Tries all patterns that lose less, the cheapest first, until one protects.</summary>
    private static double LeastLoss(CountSystem system, SuppressionPattern pattern)
    {
        var required = new DisclosureControl().Primary(system);
        var optional = system.Cells.Values.Where(cell => cell.Level != CellLevel.GrandTotal && !required.Contains(cell.Id)).ToArray();
        var floor = required.Sum(id => system.Cells[id].Cost);
        var choices = new List<(double Loss, int Choice)>();
        for (var choice = 0; choice < 1 << optional.Length; choice++)
        {
            var loss = floor + optional.Where((_, i) => (choice >> i & 1) == 1).Sum(cell => cell.Cost);
            if (loss < pattern.Loss - 1e-9)
            {
                choices.Add((loss, choice));
            }
        }

        var auditor = new Auditor();
        foreach (var (loss, choice) in choices.OrderBy(pair => pair.Loss))
        {
            var hidden = required.Concat(optional.Where((_, i) => (choice >> i & 1) == 1).Select(cell => cell.Id)).ToHashSet();
            if (system.Relations.All(relation => relation.Count(term => hidden.Contains(term.Id)) != 1) && auditor.Audit(system, hidden).Passed)
            {
                return loss;
            }
        }

        return pattern.Loss;
    }
}
