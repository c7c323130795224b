using System.Globalization;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>Whether values, of whatever precision, lie between bounds; in the base unit of their quantity.</summary>
public sealed class InRange : ICheckKind
{
    /// <inheritdoc/>
    public string? Needs(CheckDefinition check) => check.Min is null && check.Max is null ? "min or max" : null;

    /// <inheritdoc/>
    public CheckFindings Run(CheckDefinition check, CheckData data)
    {
        var cells = check.Measures.SelectMany(m => data.Cells(m, EditionChoice.All)).ToArray();
        var offenders = cells
            .Where(c => c.Value * c.Result.Unit.Scale is var value && (value < check.Min || value > check.Max))
            .Select(c => new CheckOffender(c.About(data.Model), c.InWords, Bounds(check), c.Place))
            .ToArray();
        return new CheckFindings(cells.Length, offenders);
    }

    private static string Bounds(CheckDefinition check)
    {
        string Text(decimal? bound) => bound!.Value.ToString(CultureInfo.InvariantCulture);
        return (check.Min, check.Max) switch
        {
            (not null, not null) => $"{Text(check.Min)} to {Text(check.Max)}",
            (not null, null) => $"{Text(check.Min)} or more",
            _ => $"{Text(check.Max)} or less",
        };
    }
}
