using System.Globalization;

namespace ReIntegrationBI.Etl.Synthetic;

/// <summary>
/// The ranges of numeric questions. Those that follow from who could take part stand in <c>plausible-ranges.csv</c>, with the reason; an end
/// that is not given there is derived: nothing below 0, and nothing more than four standard deviations above the mean.
/// </summary>
public sealed class PlausibleRanges
{
    private readonly List<(string Survey, string Question, int? Lowest, int? Highest, string Because)> _given = [];

    /// <summary>Reads the file beside the program, or another.</summary>
    /// <exception cref="SyntheticException">The file is missing or a line of it is wrong.</exception>
    public PlausibleRanges(string? path = null)
    {
        path ??= Path.Combine(AppContext.BaseDirectory, "Synthetic", "plausible-ranges.csv");
        if (!File.Exists(path))
        {
            throw new SyntheticException($"{path}: the plausible ranges are missing. Put the file back; it comes with the product.");
        }

        foreach (var (text, number) in File.ReadLines(path).Select((line, i) => (line, i + 1)).Skip(1).Where(l => l.line.Length > 0))
        {
            var parts = text.Split(',', 5);
            if (parts.Length < 5 || !TryEnd(parts[2], out var lowest) || !TryEnd(parts[3], out var highest) || lowest > highest)
            {
                throw new SyntheticException(FormattableString.Invariant(
                    $"{path}, line {number}: '{text}' is no range. Expected survey,question,lowest,highest,because with whole numbers or nothing for the ends, the lowest first."));
            }

            _given.Add((parts[0], parts[1], lowest, highest, parts[4]));
        }
    }

    /// <summary>The range of a question with a printed mean and standard deviation.</summary>
    public PlausibleRange Of(string survey, string question, decimal mean, decimal deviation)
    {
        var given = _given.Find(g => g.Survey == survey && g.Question == question);
        var lowest = given.Lowest ?? (mean >= 0 ? 0 : (int)decimal.Floor(mean - (4 * deviation)));
        var highest = given.Highest ?? Math.Max(lowest, (int)decimal.Ceiling(mean + (4 * deviation)));
        return new PlausibleRange(
            lowest, highest, given.Because ?? "derived: not below 0, not more than four standard deviations above the mean");
    }

    private static bool TryEnd(string text, out int? end)
    {
        end = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
        return end is not null || text.Length == 0;
    }
}
