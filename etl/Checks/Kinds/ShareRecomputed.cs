using System.Globalization;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>Whether a published share follows from the counts of its part and its whole at the same moment.</summary>
public sealed class ShareRecomputed : ICheckKind
{
    /// <inheritdoc/>
    public string? Needs(CheckDefinition check) => check.Counts is null || check.Wholes.Count == 0 ? "counts and wholes" : null;

    /// <inheritdoc/>
    public CheckFindings Run(CheckDefinition check, CheckData data)
    {
        var counts = ExactCounts.Of(check, data);
        var tested = 0;
        var offenders = new List<CheckOffender>();
        foreach (var share in data.Readings(check))
        {
            var moment = AtYearEnd(share);
            if (WholeOf(check, share, moment) is not { } whole
                || counts.Find(moment) is not { } part
                || counts.Find(whole) is not { Value: > 0 } all)
            {
                continue;
            }

            tested++;
            var expected = part.Value / all.Value * 100;
            if (Math.Abs(expected - share.Value) > Math.Max(check.Tolerance, share.HalfLastDigit))
            {
                offenders.Add(new CheckOffender(
                    share.About(data.Model),
                    share.InWords,
                    $"{expected.ToString("0.00", CultureInfo.InvariantCulture)} from {part.InWords} of {all.InWords}",
                    $"{share.Place}; {part.Place}; {all.Place}"));
            }
        }

        return new CheckFindings(tested, offenders);
    }

    // A share of a year is read as that of its end, when the stock is counted.
    private static IReadOnlyDictionary<string, string> AtYearEnd(Cell share) =>
        share.Period.Type == "year" ? share.With((SemanticModel.Period, share.Period.Code + "-12-31")) : share.Members;

    private static Dictionary<string, string>? WholeOf(CheckDefinition check, Cell share, IReadOnlyDictionary<string, string> members)
    {
        var replaced = check.Wholes.GetValueOrDefault(share.Result.Unit.Code)?.FirstOrDefault(w => w.Any(m => members[m.Key] != m.Value));
        if (replaced is null)
        {
            return null;
        }

        var whole = new Dictionary<string, string>(members);
        foreach (var (dimension, code) in replaced)
        {
            whole[dimension] = code;
        }

        return whole;
    }
}
