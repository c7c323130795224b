using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>What visuals of surveys have in common: their marks, the order of their rows and the words for both.</summary>
public static class Survey
{
    /// <summary>Sign of a hidden value in a crosstab.</summary>
    public const string SuppressedSign = "•";

    /// <summary>Sign of a value that no source gives in a crosstab.</summary>
    public const string NotAvailableSign = "–";

    /// <summary>Ranks that a ranking bar adds up.</summary>
    public const int MostRanks = 3;

    /// <summary>Whether a visual is a table of its own and needs no other.</summary>
    public static bool IsTable(VisualKind kind) => kind is VisualKind.Table or VisualKind.Crosstab;

    /// <summary>Signs behind a printed value: <c>*</c> and <c>**</c> for a small base, <c>?</c> for an uncertain reading; empty where there is none.</summary>
    /// <param name="point">The value.</param>
    public static string Signs(DataPoint point) => (point.Uncertain ? "?" : "") + Sign(point.Flag);

    /// <summary>Sign of a base: nothing, <c>*</c> or <c>**</c>.</summary>
    public static string Sign(BaseFlag flag) => flag switch { BaseFlag.TooSmall => "**", BaseFlag.Small => "*", _ => "" };

    /// <summary>The marks of a value in words, letters of significance included; empty where there is none.</summary>
    /// <param name="point">The value.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    public static string Words(DataPoint point, string language)
    {
        var texts = FixedTexts.For(language);
        List<string> words = [];
        if (point.Shown() is not null && point.Precision == Precision.Reconstructed)
        {
            words.Add(texts["precision." + Precision.Reconstructed]);
        }

        if (point.Uncertain)
        {
            words.Add(texts["survey.uncertain"]);
        }

        if (FlagWords(point.Flag, texts) is { Length: > 0 } flag)
        {
            words.Add(flag);
        }

        if (Columns(point.Letters, texts) is { Length: > 0 } columns)
        {
            words.Add(texts.Fill("survey.higher_than", columns));
        }

        return string.Join(", ", words);
    }

    /// <summary>Letters as they are read out: <c>B, C en D</c>; empty where there is none.</summary>
    /// <param name="letters">One sign a column; signs that are no letters are passed over.</param>
    /// <param name="texts">Words of the language.</param>
    public static string Columns(string letters, FixedTexts texts)
    {
        var signs = letters.Where(char.IsLetter).Select(l => l.ToString()).ToList();
        return signs.Count < 2 ? string.Concat(signs) : string.Join(", ", signs.SkipLast(1)) + " " + texts["survey.and"] + " " + signs[^1];
    }

    /// <summary>The flag of a whole row.</summary>
    public static BaseFlag RowFlag(Visual visual, int category) => visual.Series.Max(s => s.Points[category].Flag);

    /// <summary>The flag of a whole column.</summary>
    public static BaseFlag ColumnFlag(Series series) => series.Points.Max(p => p.Flag);

    /// <summary>
    /// The visual as it is drawn and tabled: a question with several answers and a ranking have the largest first, rows without a sum last;
    /// parts follow their whole. Other visuals are left as they are.
    /// </summary>
    public static Visual Ordered(Visual visual)
    {
        if (visual.Kind is not (VisualKind.MultiResponseBar or VisualKind.RankingBar) || visual.Series.Count == 0)
        {
            return visual;
        }

        // A row leads those parts that come right behind it.
        List<List<int>> groups = [];
        for (var c = 0; c < visual.Categories.Count; c++)
        {
            if (visual.Categories[c].IsOfWhich && groups.Count > 0)
            {
                groups[^1].Add(c);
            }
            else
            {
                groups.Add([c]);
            }
        }

        var order = groups.OrderByDescending(g => Size(visual, g[0]) ?? decimal.MinValue).SelectMany(g => g).ToList();
        return visual with
        {
            Categories = [.. order.Select(c => visual.Categories[c])],
            Series = [.. visual.Series.Select(s => s with { Points = [.. order.Select(c => s.Points[c])] })],
        };
    }

    /// <summary>What is said of a visual on made-up data: answers or trajectories.</summary>
    internal static string SyntheticWords(Visual visual, FixedTexts texts) =>
        texts[visual.Kind is VisualKind.SurvivalCurve or VisualKind.Funnel or VisualKind.ProcessComparison or VisualKind.CaseTimeline or VisualKind.Table
            ? "trajectories.synthetic_long" : "survey.synthetic_long"];

    /// <summary>The flag in words; empty where the base is large enough.</summary>
    internal static string FlagWords(BaseFlag flag, FixedTexts texts) => flag switch
    {
        BaseFlag.TooSmall => texts["survey.too_small"],
        BaseFlag.Small => texts["survey.small_base"],
        _ => "",
    };

    private static decimal? Size(Visual visual, int category)
    {
        if (visual.Kind == VisualKind.MultiResponseBar)
        {
            return (visual.Series.FirstOrDefault(s => s.Emphasis) ?? visual.Series[0]).Points[category].Shown();
        }

        var ranks = visual.Series.Take(MostRanks).Select(s => s.Points[category].Shown()).ToList();
        return ranks.All(r => r is null) ? null : ranks.Sum(r => r ?? 0);
    }
}
