using System.Globalization;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>
/// Whether parts add to their total. The parts and the total of one publication are compared with each other; only where no
/// publication holds them all are the readings that an answer shows compared, so that rounding of another source does not alarm.
/// </summary>
public sealed class PartsVsTotal : ICheckKind
{
    /// <inheritdoc/>
    public string? Needs(CheckDefinition check) =>
        check.Dimension.Length == 0 || check.Total.Length == 0 || check.Parts.Count < 2 ? "dimension, total and two or more parts" : null;

    /// <inheritdoc/>
    public CheckFindings Run(CheckDefinition check, CheckData data)
    {
        var tested = 0;
        var offenders = new List<CheckOffender>();
        var chosen = data.Chosen(check).ToLookup(c => KeyWithoutMember(check, c));
        foreach (var cell in data.Readings(check).GroupBy(c => KeyWithoutMember(check, c)))
        {
            var sets = cell.GroupBy(c => c.Address.Publication).Select(p => Complete(check, p)).OfType<Cell[]>().ToList();
            if (sets.Count == 0 && Complete(check, chosen[cell.Key]) is { } across)
            {
                sets.Add(across);
            }

            tested += sets.Count;
            offenders.AddRange(sets.Select(s => Compare(check, data, s)).OfType<CheckOffender>());
        }

        return new CheckFindings(tested, offenders);
    }

    private static string KeyWithoutMember(CheckDefinition check, Cell cell) => cell.Key((check.Dimension, ""));

    /// <summary>The total and then the parts, all of one precision, or null where one is missing.</summary>
    private static Cell[]? Complete(CheckDefinition check, IEnumerable<Cell> cells)
    {
        var byMember = cells.GroupBy(c => c.Members[check.Dimension]).ToDictionary(g => g.Key, g => g.First());
        string[] wanted = [check.Total, .. check.Parts];
        return wanted.All(byMember.ContainsKey) && wanted.Select(w => byMember[w].Result.Precision).Distinct().Count() == 1
            ? wanted.Select(w => byMember[w]).ToArray()
            : null;
    }

    private static CheckOffender? Compare(CheckDefinition check, CheckData data, Cell[] totalAndParts)
    {
        var total = totalAndParts[0];
        var parts = totalAndParts[1..];
        var sum = parts.Sum(p => p.Value);
        return Math.Abs(sum - total.Value) <= check.Tolerance
            ? null
            : new CheckOffender(
                total.About(data.Model),
                total.InWords,
                $"{string.Join(" + ", parts.Select(p => p.Value.ToString(CultureInfo.InvariantCulture)))} = {sum.ToString(CultureInfo.InvariantCulture)} "
                    + $"({string.Join(" + ", check.Parts)})",
                string.Join("; ", totalAndParts.Select(c => c.Place).Distinct()));
    }
}
