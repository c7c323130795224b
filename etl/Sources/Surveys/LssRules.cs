using System.Text.RegularExpressions;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>
/// Turns LimeSurvey's expressions into rules where they say the same: comparisons of a question with a code, joined by <c>and</c>, or by
/// <c>or</c> over one question. Any other expression stays as words, and the routing of its question is not checked.
/// </summary>
internal sealed partial class LssRules(LssFile structure, IReadOnlyList<Question> questions)
{
    private readonly Dictionary<string, Question> _questions = questions.ToDictionary(q => q.Code);

    /// <summary>The question with its rule, or with the expression in words.</summary>
    public Question WithRule(Question question)
    {
        // The source number of a question is its code at LimeSurvey, of which a scale or a part may be a question of its own here.
        var asked = structure.Find(question.SourceNumber!)!;
        var group = structure.Groups.FirstOrDefault(g => g.Id == asked.GroupId);
        List<string> expressions = [.. new[] { group?.Relevance, asked.Relevance }.OfType<string>().Where(e => e.Trim() is { Length: > 0 } and not "1")];
        if (expressions.Count == 0)
        {
            return asked.Conditions.Count == 0 ? question : question with { BaseInWords = Words("voorwaarden van LimeSurvey", "conditions de LimeSurvey", "conditions of LimeSurvey") };
        }

        var parts = expressions.SelectMany(e => Split(Inner(e), AndWord()).Select(Condition)).ToList();
        return parts.All(p => p is not null)
            ? question with { AskedWhen = Route.Parse(string.Join(" and ", parts.Distinct())) }
            : question with { BaseInWords = Same(string.Join(" and ", expressions)) };
    }

    private static Label Same(string expression) => Words(expression, expression, expression);

    private static Label Words(string dutch, string french, string english) => new(
        Cut("gevraagd indien: " + dutch), Cut("posée si : " + french), Cut("asked if: " + english));

    private static string Cut(string text) => text.Length <= TableLine.LongestLabel ? text : text[..(TableLine.LongestLabel - 1)] + "…";

    /// <summary>One condition as a rule; null where it cannot be said as one.</summary>
    private string? Condition(string text)
    {
        var either = Split(Inner(text), OrWord()).Select(part => Comparison().Match(Inner(part))).ToList();
        if (either.Any(m => !m.Success))
        {
            return null;
        }

        var read = either.Select(m => Meaning(m.Groups["name"].Value, m.Groups["not"].Success, m.Groups["value"].Value)).ToList();
        if (read.Any(r => r is null) || read.Select(r => (r!.Value.Question, r.Value.IsNot)).Distinct().Count() > 1 || (read.Count > 1 && read[0]!.Value.IsNot))
        {
            return null;
        }

        var (question, isNot, _) = read[0]!.Value;
        return new RouteCondition(question, isNot, [.. read.Select(r => r!.Value.Answer).Distinct()]).ToString();
    }

    private (string Question, bool IsNot, string Answer)? Meaning(string name, bool isNot, string value)
    {
        if (_questions.TryGetValue(name, out var question))
        {
            // To LimeSurvey "not A" holds for those who did not answer, too: it is a rule only where everybody had to answer.
            var everybody = structure.Find(name) is { Mandatory: LssMandatory.Yes, Relevance: null };
            return question.Type is QuestionType.Single or QuestionType.Likert && question.Answers.Any(a => a.Code == value) && (!isNot || everybody)
                ? (name, isNot, value)
                : null;
        }

        // A tick: QUESTION_ANSWER == "Y".
        var end = name.LastIndexOf('_');
        return !isNot && value == "Y" && end > 0 && _questions.TryGetValue(name[..end], out var multi) && multi.Type == QuestionType.Multi
            && multi.Answers.Any(a => a.Code == name[(end + 1)..])
            ? (multi.Code, false, name[(end + 1)..])
            : null;
    }

    /// <summary>An expression without the brackets around all of it.</summary>
    private static string Inner(string text)
    {
        text = text.Trim();
        while (text.StartsWith('(') && Closing(text) == text.Length - 1)
        {
            text = text[1..^1].Trim();
        }

        return text;
    }

    private static int Closing(string text)
    {
        var (depth, quoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '"';
            depth += quoted ? 0 : text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0 && i > 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Splits at words that stand in no bracket and no quote.</summary>
    private static List<string> Split(string text, Regex word)
    {
        var parts = new List<string>();
        var from = 0;
        foreach (Match match in word.Matches(text))
        {
            var before = text[..match.Index];
            if (match.Index >= from && before.Count(c => c == '"') % 2 == 0 && before.Count(c => c == '(') == before.Count(c => c == ')'))
            {
                parts.Add(text[from..match.Index]);
                from = match.Index + match.Length;
            }
        }

        parts.Add(text[from..]);
        return parts;
    }

    [GeneratedRegex(@"\s+and\s+|\s*&&\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AndWord();

    [GeneratedRegex(@"\s+or\s+|\s*\|\|\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OrWord();

    [GeneratedRegex(
        @"^(?<name>\w+)(\.(NAOK|value|code))?\s*(==|\beq\b|(?<not>!=|\bne\b))\s*(""(?<value>[^""]*)""|'(?<value>[^']*)'|(?<value>\w+))$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Comparison();
}
