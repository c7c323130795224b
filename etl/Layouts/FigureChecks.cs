using System.Globalization;
using ReIntegrationBI.Etl.Formats;

namespace ReIntegrationBI.Etl.Layouts;

/// <summary>What must hold between the figures of one file.</summary>
internal static class FigureChecks
{
    /// <summary>Totals must equal their parts; where a part or the total is not given, nothing can be said.</summary>
    public static void CheckControlSums(IReadOnlyList<RawFigure> figures, IReadOnlyList<LayoutControlSum> sums, ReadingNotes notes)
    {
        foreach (var sum in sums)
        {
            var wanted = figures.Where(f => sum.Indicators.Count == 0 || sum.Indicators.Contains(f.Attributes[FigureAttribute.Indicator]));
            foreach (var group in wanted.GroupBy(f => KeyOf(f, sum.Dimension)))
            {
                // A member that stands twice is refused elsewhere; the first is as good as the second.
                var byMember = group.GroupBy(f => f.Attributes[sum.Dimension]).ToDictionary(g => g.Key, g => g.First());
                if (!byMember.TryGetValue(sum.Total, out var total) || !sum.Parts.All(byMember.ContainsKey))
                {
                    continue;
                }

                var parts = sum.Parts.Select(p => byMember[p]).ToArray();
                var added = parts.Sum(p => p.Value);
                if (Math.Abs(added - total.Value) > sum.Tolerance)
                {
                    notes.Refuse(notes.Problem(
                        "control-sum",
                        total.Sheet,
                        total.At,
                        $"the total of {sum.Dimension} ({sum.Total}) is not the sum of {string.Join(" + ", parts.Select((p, i) => $"{sum.Parts[i]} ({p.At})"))}",
                        "Compare these cells with the publication; one of them was changed or misread",
                        Number(total.Value),
                        Number(added) + (sum.Tolerance > 0 ? $" within {Number(sum.Tolerance)}" : "")));
                }
            }
        }
    }

    /// <summary>A file of one period must not hold another.</summary>
    public static void CheckPeriod(IReadOnlyList<RawFigure> figures, string? onePeriod, ReadingNotes notes)
    {
        if (onePeriod is null)
        {
            return;
        }

        foreach (var other in figures.Where(f => f.Attributes[FigureAttribute.Period] != onePeriod).DistinctBy(f => f.Attributes[FigureAttribute.Period]))
        {
            notes.Refuse(notes.Problem(
                "two-periods", other.Sheet, other.At, "the file holds a second period, while its layout allows one", "Split the file by period, or choose the layout that fits", other.Attributes[FigureAttribute.Period], onePeriod));
        }
    }

    /// <summary>The same figure must not stand twice: one of the two labels is wrong.</summary>
    public static void CheckDuplicates(IReadOnlyList<RawFigure> figures, ReadingNotes notes)
    {
        foreach (var same in figures.GroupBy(f => KeyOf(f)).Where(g => g.Skip(1).Any()))
        {
            var first = same.First();
            foreach (var second in same.Skip(1))
            {
                notes.Refuse(notes.Problem(
                    "duplicate-cell",
                    second.Sheet,
                    second.At,
                    $"the same figure stands already in {(first.Sheet == second.Sheet ? "" : $"sheet '{first.Sheet}', ")}cell {first.At} ({Number(first.Value)})",
                    "Remove one of the two, or correct the label that makes them equal",
                    Number(second.Value),
                    "each combination of indicator, members, period, unit and publication once"));
            }
        }
    }

    /// <summary>A file without any figure is not a slice to replace another with.</summary>
    public static void CheckNotEmpty(IReadOnlyList<RawFigure> figures, ReadingNotes notes)
    {
        if (figures.Count == 0 && notes.RefusalCount == 0)
        {
            notes.Refuse(notes.Problem("no-figures", null, null, "no figure could be read from the file", "Check that the file is complete; publishers put up tables before their figures"));
        }
    }

    private static string KeyOf(RawFigure figure, string? without = null) =>
        string.Join('\u001F', FigureAttribute.Key.Where(k => k != without).Select(k => figure.Attributes[k]));

    private static string Number(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
