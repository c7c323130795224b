using System.Globalization;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Statistics;

namespace ReIntegrationBI.Warehouse.Model.Crosstabs;

/// <summary>Reads a margin of the population from the warehouse, and who of the respondents stands in which of its categories.</summary>
internal sealed class MarginReader(IWarehouseReader reader, RespondentTable table, string survey, DateTime? asOf)
{
    /// <summary>The margin, and the period of which it is.</summary>
    /// <exception cref="QueryException">The warehouse does not give it, or the survey does not hold the question.</exception>
    public (RakingMargin Margin, string Period) Read(RakingFile.MarginEntry entry)
    {
        var item = table.Find(entry.Question) ?? throw Problem(entry, $"the survey has no question '{entry.Question}'", "Correct the question");
        var answer = reader.Ask(new Query
        {
            Measures = [entry.Measure],
            By = [.. new[] { entry.Dimension, "period" }.Concat(entry.Where.Keys).Distinct()],
            Where = entry.Where.ToDictionary(w => w.Key, IReadOnlyList<string> (w) => [w.Value]),
            AsOf = asOf,
            Editions = EditionChoice.Newest,
        });
        var periods = answer.Rows
            .Where(r => r.Cell is { State: CellState.Shown, Value: not null })
            .GroupBy(r => r["period"].Code)
            .OrderByDescending(g => g.First()["period"].Rank);
        foreach (var period in periods)
        {
            var values = new Dictionary<string, decimal>();
            decimal? total = null;
            foreach (var row in period)
            {
                values[row[entry.Dimension].Code] = row.Cell.Value!.Value;
                total = row[entry.Dimension].Role == MemberRole.Total ? row.Cell.Value : total;
            }

            if (Targets(entry, values, total) is { } targets)
            {
                string[] names = [.. entry.Categories.Select(NameOf)];
                return (new RakingMargin(item.Code, names, targets, CategoriesOf(entry, item)), period.Key);
            }
        }

        var members = entry.Categories.SelectMany(c => c.Members).Concat(entry.Categories.Exists(c => c.Rest) ? ["the total"] : []);
        throw Problem(
            entry,
            $"no period in the warehouse gives {entry.Measure}{Limits(entry)} for all of {string.Join(", ", members)} of {entry.Dimension}",
            "Load the publication that gives them, or change the margin");
    }

    /// <summary>What a margin is limited to, for messages.</summary>
    public static string Limits(RakingFile.MarginEntry entry) =>
        entry.Where.Count == 0 ? "" : $" ({string.Join(", ", entry.Where.Select(w => $"{w.Key} {w.Value}"))})";

    private static double[]? Targets(RakingFile.MarginEntry entry, Dictionary<string, decimal> values, decimal? total)
    {
        var named = entry.Categories.SelectMany(c => c.Members).ToList();
        if (!named.TrueForAll(values.ContainsKey) || (entry.Categories.Exists(c => c.Rest) && total is null))
        {
            return null;
        }

        var rest = (total ?? 0) - named.Sum(m => values[m]);
        return [.. entry.Categories.Select(c => (double)(c.Members.Sum(m => values[m]) + (c.Rest ? rest : 0)))];
    }

    private IReadOnlyList<int> CategoriesOf(RakingFile.MarginEntry entry, CrosstabItem item)
    {
        var categories = new int[table.Respondents];
        Array.Fill(categories, -1);
        if (item.Numbers is null && item.Single is null)
        {
            throw Problem(entry, $"'{item.Code}' is no question with one answer or a number", "Take another question");
        }

        for (var c = 0; c < entry.Categories.Count; c++)
        {
            var category = entry.Categories[c];
            var wanted = category.Answers.ConvertAll(code =>
            {
                var index = item.Answers.Select((a, i) => (a.Code, i)).Where(a => a.Code == code).Select(a => a.i).DefaultIfEmpty(-1).First();
                return index >= 0 ? index : throw Problem(entry, $"'{item.Code}' has no answer '{code}'", "Correct the answer");
            });
            for (var i = 0; i < categories.Length; i++)
            {
                var isIn = item.Numbers is { } numbers
                    ? numbers[i] >= (category.From ?? double.NegativeInfinity) && numbers[i] <= (category.To ?? double.PositiveInfinity)
                    : wanted.Contains(item.Single![i]);
                categories[i] = isIn ? c : categories[i];
            }
        }

        return categories;
    }

    private static string NameOf(RakingFile.CategoryEntry category) =>
        category.Answers.Count > 0 ? string.Join(" + ", category.Answers)
        : string.Create(CultureInfo.InvariantCulture, $"{category.From} to {category.To}");

    private QueryException Problem(RakingFile.MarginEntry entry, string what, string then) =>
        new($"The respondents of {survey} cannot be raked by {entry.Question}: {what}. {then} in raking.yaml, or ask without weights.");
}
