using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>Compares readings of one cell in one unit; a print with fewer decimals agrees when it is the other one rounded.</summary>
internal static class ReadingPairs
{
    /// <summary>The readings by cell and unit, whatever their precision.</summary>
    public static IEnumerable<Cell[]> ByCell(CheckDefinition check, CheckData data) =>
        check.Measures
            .SelectMany(m => data.Cells(m, EditionChoice.All))
            .Where(c => check.Where.All(w => c.Members[w.Key] == w.Value))
            .GroupBy(c => c.Key())
            .Select(g => g.ToArray())
            .Where(g => g.Length > 1);

    /// <summary>Whether two values can be one, printed with different decimals.</summary>
    public static bool Agree(Cell one, Cell other) => Math.Abs(one.Value - other.Value) <= Slack(one, other);

    /// <summary>An offender of two readings.</summary>
    public static CheckOffender Differ(CheckData data, Cell found, Cell expected) =>
        new(found.About(data.Model), $"{found.InWords} ({found.Address.Publication})",
            $"{expected.InWords} ({expected.Address.Publication})", $"{found.Place}; {expected.Place}");

    private static decimal Slack(Cell one, Cell other) =>
        one.Result.Decimals == other.Result.Decimals ? 0 : Math.Max(one.HalfLastDigit, other.HalfLastDigit);
}
