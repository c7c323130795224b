using System.Globalization;

namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>One margin to rake to: the category of each respondent and what each category should weigh.</summary>
/// <param name="Name">Its name, for messages: sex, region …</param>
/// <param name="Categories">Codes of its categories, each once.</param>
/// <param name="Targets">What each category should weigh, 0 or more: totals, percentages or shares. Only their proportions count.</param>
/// <param name="CategoryOfRespondent">Index into <paramref name="Categories"/> of each respondent; -1: not known.</param>
public sealed record RakingMargin(string Name, IReadOnlyList<string> Categories, IReadOnlyList<double> Targets, IReadOnlyList<int> CategoryOfRespondent)
{
    /// <summary>
    /// The margin with categories put together: the remedy where one has a target but no, or too few, respondents. The new category stands where the first of them stood.
    /// </summary>
    /// <param name="into">Code of the new category.</param>
    /// <param name="codes">Two or more categories.</param>
    /// <exception cref="ArgumentException">A code is not known, or stands twice, or there are fewer than two, or the new one exists.</exception>
    public RakingMargin Collapse(string into, params IReadOnlyList<string> codes)
    {
        var merged = new HashSet<int>();
        foreach (var code in codes)
        {
            var index = Categories.ToList().IndexOf(code);
            if (index < 0 || !merged.Add(index))
            {
                throw new ArgumentException($"Margin '{Name}' has no category '{code}' left to put into '{into}'; expected each once, of {string.Join(", ", Categories)}.");
            }
        }

        if (merged.Count < 2 || Categories.Where((c, i) => !merged.Contains(i)).Contains(into))
        {
            throw new ArgumentException($"Margin '{Name}' cannot put {merged.Count.ToString(CultureInfo.InvariantCulture)} categories into '{into}'; give two or more, and a code that no other category has.");
        }

        var first = merged.Min();
        var names = new List<string>();
        var targets = new List<double>();
        var map = new int[Categories.Count];
        for (var i = 0; i < map.Length; i++)
        {
            if (i != first && merged.Contains(i))
            {
                continue;
            }

            map[i] = names.Count;
            names.Add(i == first ? into : Categories[i]);
            targets.Add(i == first ? merged.Sum(m => Targets[m]) : Targets[i]);
        }

        foreach (var index in merged)
        {
            map[index] = map[first];
        }

        // An index out of range stays one, for the raking to refuse.
        return new(Name, names, targets, [.. CategoryOfRespondent.Select(c => c >= 0 && c < map.Length ? map[c] : c)]);
    }
}
