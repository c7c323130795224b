using System.Globalization;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>Whether a yearly series has a figure, of whatever precision, for each year between its first and its last.</summary>
public sealed class MissingPeriods : ICheckKind
{
    /// <inheritdoc/>
    public string? Needs(CheckDefinition check) => check.Where.Count == 0 ? "where, with the members of the series" : null;

    /// <inheritdoc/>
    public CheckFindings Run(CheckDefinition check, CheckData data)
    {
        var tested = 0;
        var offenders = new List<CheckOffender>();
        foreach (var measure in check.Measures)
        {
            var end = measure.Kind == MeasureKind.Stock ? "-12-31" : "";
            var years = data.Cells(measure, EditionChoice.Newest)
                .Where(c => check.Where.All(w => c.Members[w.Key] == w.Value) && c.Result.Unit.Quantity == measure.Unit.Quantity)
                .Select(c => c.Period)
                .Where(p => end.Length == 0 ? p.Type == "year" : p.Code.EndsWith(end, StringComparison.Ordinal))
                .Select(p => p.Year)
                .ToHashSet();
            if (years.Count == 0)
            {
                continue;
            }

            foreach (var year in Enumerable.Range(years.Min(), years.Max() - years.Min() + 1))
            {
                tested++;
                if (!years.Contains(year))
                {
                    var period = year.ToString(CultureInfo.InvariantCulture) + end;
                    offenders.Add(new CheckOffender(
                        $"{measure.Code}, {string.Join(", ", check.Where.Values)}, {period}", "no figure", $"a figure in {measure.Unit.Code}",
                        "no publication gives it"));
                }
            }
        }

        return new CheckFindings(tested, offenders);
    }
}
