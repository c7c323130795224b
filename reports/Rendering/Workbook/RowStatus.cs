using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Reports.Visuals;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>What must be known of the values of one row of a visual's table, in words.</summary>
internal static class RowStatus
{
    /// <summary>The words; empty where there is nothing to say.</summary>
    public static string Of(Visual visual, int row, Words words)
    {
        var said = new List<string>();
        if (visual.Synthetic)
        {
            said.Add(words.Fixed["survey.synthetic"]);
        }

        if (visual.Categories[row].IsOfWhich)
        {
            said.Add(words.OfWhich);
        }

        var groups = visual.Series
            .SelectMany(series => States(series.Points[row], words).Select(state => (State: state, series.Label)))
            .GroupBy(s => s.State, s => s.Label);
        said.AddRange(groups.Select(g => g.Count() == visual.Series.Count ? g.Key : $"{g.Key}: {string.Join(", ", g)}"));
        return string.Join("; ", said);
    }

    private static IEnumerable<string> States(DataPoint point, Words words)
    {
        if (point.IsWords)
        {
            yield break;
        }

        if (point.Shown() is null)
        {
            yield return point.State == CellState.Suppressed ? words.Suppressed : words.NotAvailable;
            yield break;
        }

        if (point.Precision is not (Precision.Exact or Precision.Rounded))
        {
            yield return words.Precision(point.Precision);
        }

        if (point.Uncertain)
        {
            yield return words.Fixed["survey.uncertain"];
        }

        if (Survey.FlagWords(point.Flag, words.Fixed) is { Length: > 0 } flag)
        {
            yield return flag;
        }
    }

    /// <summary>The words it takes.</summary>
    internal sealed record Words(string Suppressed, string NotAvailable, string OfWhich, Func<Precision, string> Precision, FixedTexts Fixed);
}
