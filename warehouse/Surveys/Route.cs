using System.Text.RegularExpressions;

namespace ReIntegrationBI.Warehouse.Surveys;

/// <summary>
/// A rule over answers: <c>guided = yes</c>, <c>guided_status != never</c>, <c>felt_helped in (helped|fully_helped)</c>, several
/// joined by <c>and</c>. A condition on a question that was not answered does not hold, <c>!=</c> included.
/// </summary>
public sealed partial class Route
{
    private Route(IReadOnlyList<RouteCondition> conditions) => Conditions = conditions;

    /// <summary>What must hold, all of it.</summary>
    public IReadOnlyList<RouteCondition> Conditions { get; }

    /// <summary>Reads a rule.</summary>
    /// <param name="text">The rule.</param>
    /// <param name="route">The rule that was read.</param>
    /// <param name="problem">What is wrong with it, or null.</param>
    public static bool TryParse(string text, out Route? route, out string? problem)
    {
        (route, problem) = (null, null);
        var conditions = new List<RouteCondition>();
        foreach (var part in And().Split(text.Trim()))
        {
            var match = Condition().Match(part);
            if (!match.Success)
            {
                problem = $"'{part}' is no condition; expected QUESTION = ANSWER, QUESTION != ANSWER or QUESTION in (A|B), joined by and";
                return false;
            }

            var answers = match.Groups["one"].Success
                ? [match.Groups["one"].Value]
                : match.Groups["many"].Value.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            conditions.Add(new RouteCondition(match.Groups["question"].Value, match.Groups["operator"].Value == "!=", answers));
        }

        route = new Route(conditions);
        return true;
    }

    /// <summary>Reads a rule.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Route Parse(string text) =>
        TryParse(text, out var route, out var problem) ? route! : throw new FormatException(problem + ".");

    /// <summary>Whether the rule holds for someone.</summary>
    /// <param name="answersTo">The codes of the answers that this person gave to a question; empty where none.</param>
    public bool Holds(Func<string, IReadOnlyCollection<string>> answersTo) =>
        Conditions.All(c => answersTo(c.Question) is { Count: > 0 } given && given.Any(c.Answers.Contains) != c.IsNot);

    /// <inheritdoc/>
    public override string ToString() => string.Join(" and ", Conditions);

    [GeneratedRegex(@"\s+and\s+", RegexOptions.CultureInvariant)]
    private static partial Regex And();

    [GeneratedRegex(
        @"^(?<question>[\w.\-]+)\s*(?:(?<operator>=|!=)\s*(?<one>[\w.\-]+)|\s(?<operator>in)\s*\((?<many>[\w.\-|\s]+)\))$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Condition();
}
