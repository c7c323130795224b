using System.Globalization;
using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>
/// The headings that a response export of a survey can have, in each style that LimeSurvey offers: question code (<c>Q2[SQ001]</c>),
/// expression code (<c>Q2_SQ001</c>), field name (<c>12345X6X7SQ001</c>), code and text (<c>Q2[SQ001]. Text</c>) and full text (<c>Question [Subquestion]</c>).
/// </summary>
public sealed class LssHeadings
{
    private static readonly (string Heading, LssColumnKind Kind, string[] Texts)[] Fixed =
    [
        ("id", LssColumnKind.Id, ["Response ID", "Antwoord ID", "ID de la réponse"]),
        ("submitdate", LssColumnKind.Submitted, ["Date submitted", "Datum ingezonden", "Date de soumission"]),
        ("lastpage", LssColumnKind.LastPage, ["Last page", "Laatste pagina", "Dernière page"]),
        ("startlanguage", LssColumnKind.Language, ["Start language", "Start-taal", "Langue de départ"]),
        ("seed", LssColumnKind.Technical, ["Seed"]),
        ("token", LssColumnKind.Technical, ["Token", "Access code"]),
        ("startdate", LssColumnKind.Technical, ["Date started", "Datum gestart", "Date de lancement"]),
        ("datestamp", LssColumnKind.Technical, ["Date last action", "Datum laatste actie", "Date de la dernière action"]),
        ("ipaddr", LssColumnKind.Technical, ["IP address", "IP-adres", "Adresse IP"]),
        ("refurl", LssColumnKind.Technical, ["Referrer URL", "Verwijzende URL", "URL référente"]),
        ("interviewtime", LssColumnKind.Technical, ["Total time", "Totale tijd", "Temps total"]),
    ];

    private static readonly string[] OtherWords = ["Other", "Andere", "Anders", "Overige", "Autre", "Sonstiges"];
    private static readonly string[] CommentWords = ["Comment", "Opmerking", "Commentaar", "Commentaire", "Kommentar"];
    private static readonly string[] RankWords = ["Rank", "Rang", "Ranking", "Plaats"];

    private readonly Dictionary<string, LssColumn> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LssColumn?> _byText = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<LssColumn> _columns = [];
    private readonly LssFile _survey;

    /// <summary>Lists the headings of a survey.</summary>
    public LssHeadings(LssFile survey)
    {
        _survey = survey;
        foreach (var (heading, kind, texts) in Fixed)
        {
            var column = new LssColumn { Kind = kind, Heading = heading };
            _columns.Add(column);
            _byCode.Add(heading, column);
            foreach (var text in texts)
            {
                AddText(text, column);
            }
        }

        foreach (var question in survey.Questions)
        {
            AddQuestion(question);
        }
    }

    /// <summary>Every column that an export can have, in its usual order.</summary>
    public IReadOnlyList<LssColumn> Columns => _columns;

    /// <summary>Finds the column that a heading stands for.</summary>
    /// <param name="heading">The heading as it stands in the file.</param>
    /// <param name="column">The column.</param>
    /// <param name="suggestions">Headings that come near, nearest first, at most three; where a text stands for several columns, theirs.</param>
    public bool TryDecode(string heading, out LssColumn column, out IReadOnlyList<string> suggestions)
    {
        suggestions = [];
        var text = heading.Trim();
        if (_byCode.TryGetValue(text, out column!) || TryCodeAndText(text, out column) || TryTimes(text, out column))
        {
            return true;
        }

        var key = TextKey(text);
        if (_byText.TryGetValue(key, out var found) && found is not null)
        {
            column = found;
            return true;
        }

        column = null!;
        suggestions = Nearest(text);
        return false;
    }

    private void AddQuestion(LssQuestion question)
    {
        switch (question.Type)
        {
            case 'X':
                break;
            case 'M':
                AddRows(question);
                AddOther(question);
                break;
            case 'P':
                foreach (var sub in question.OfScale(0))
                {
                    Add(question, sub.Code, t => [t(sub)], sub: sub);
                    Add(question, sub.Code + "comment", t => [.. CommentWords.SelectMany(w => (string[])[$"{t(sub)} - {w}", $"{t(sub)}] [{w}"])], LssColumnKind.Comment, sub);
                }

                AddOther(question);
                if (question.Other)
                {
                    Add(question, "othercomment", _ => [.. OtherWords.SelectMany(o => CommentWords.Select(c => $"{o} - {c}"))], LssColumnKind.Comment);
                }

                break;
            case 'A' or 'B' or 'C' or 'E' or 'F' or 'H' or 'K' or 'Q':
                AddRows(question);
                break;
            case '1':
                foreach (var sub in question.OfScale(0))
                {
                    for (var scale = 0; scale < 2; scale++)
                    {
                        AddDual(question, sub, scale);
                    }
                }

                break;
            case ':' or ';':
                foreach (var row in question.OfScale(0))
                {
                    foreach (var cell in question.OfScale(1))
                    {
                        Add(question, $"{row.Code}_{cell.Code}", t => [$"{t(row)}] [{t(cell)}"], sub: row, second: cell);
                    }
                }

                break;
            case 'R':
                for (var rank = 1; rank <= Math.Max(question.Answers.Count, question.Subquestions.Count); rank++)
                {
                    var number = rank.ToString(CultureInfo.InvariantCulture);
                    Add(question, number, _ => [.. RankWords.Select(w => $"{w} {number}")], LssColumnKind.Rank, rank: rank);
                }

                break;
            default:
                Add(question, "", _ => [""]);
                if (question.Type == 'O')
                {
                    Add(question, "comment", _ => CommentWords, LssColumnKind.Comment);
                }
                else if (question.Type is 'L' or '!')
                {
                    AddOther(question);
                }
                else if (question.Type == '|')
                {
                    Add(question, "filecount", _ => ["filecount"], LssColumnKind.FileCount);
                }

                break;
        }
    }

    private void AddRows(LssQuestion question)
    {
        foreach (var sub in question.OfScale(0))
        {
            Add(question, sub.Code, t => [t(sub)], sub: sub);
        }
    }

    private void AddOther(LssQuestion question)
    {
        if (!question.Other)
        {
            return;
        }

        // The survey may call it by a word of its own.
        var own = question.TextAttributes.TryGetValue("other_replace_text", out var texts) ? texts.ByLanguage.Values.Where(t => t.Length > 0) : [];
        Add(question, "other", _ => [.. OtherWords, .. own], LssColumnKind.Other);
    }

    private void AddDual(LssQuestion question, LssSubquestion sub, int scale)
    {
        var shown = (scale + 1).ToString(CultureInfo.InvariantCulture);
        var stored = scale.ToString(CultureInfo.InvariantCulture);
        var column = new LssColumn { Kind = LssColumnKind.Answer, Heading = $"{question.Code}[{sub.Code}][{shown}]", Question = question, Subquestion = sub, Scale = scale };
        _columns.Add(column);
        _byCode.TryAdd(column.Heading, column);
        _byCode.TryAdd($"{question.Code}_{sub.Code}_{stored}", column);
        _byCode.TryAdd($"{_survey.SurveyId}X{question.GroupId}X{question.Id}{sub.Code}#{stored}", column);
        var header = question.TextAttributes.GetValueOrDefault(scale == 0 ? "dualscale_headerA" : "dualscale_headerB");
        foreach (var language in _survey.Languages)
        {
            var name = header?.In(language) is { Length: > 0 } own ? own : $"Scale {shown}";
            AddText($"{question.Texts.In(language)} [{sub.Texts.In(language)}] [{name}]", column);
        }
    }

    private void Add(
        LssQuestion question, string part, Func<Func<LssSubquestion, string>, string[]> texts, LssColumnKind kind = LssColumnKind.Answer,
        LssSubquestion? sub = null, LssSubquestion? second = null, int? rank = null)
    {
        var column = new LssColumn
        {
            Kind = kind,
            Heading = part.Length == 0 ? question.Code : $"{question.Code}[{part}]",
            Question = question,
            Subquestion = sub,
            Second = second,
            Rank = rank,
        };
        // A row may bear the code "other" itself, and then shares its column with the answer "other".
        if (_columns.Exists(c => ReferenceEquals(c.Question, question) && c.Heading == column.Heading))
        {
            return;
        }

        _columns.Add(column);
        // Bracketed codes are unique. The other styles are not quite (Q_1 may be a question or a row of Q): the first question keeps the name.
        _byCode[column.Heading] = column;
        if (part.Length > 0)
        {
            _byCode.TryAdd($"{question.Code}_{part}", column);
        }

        _byCode.TryAdd($"{_survey.SurveyId}X{question.GroupId}X{question.Id}{part}", column);
        foreach (var language in _survey.Languages)
        {
            foreach (var text in texts(s => s.Texts.In(language)).Distinct())
            {
                AddText(text.Length == 0 ? question.Texts.In(language) : $"{question.Texts.In(language)} [{text}]", column);
            }
        }
    }

    /// <summary>Remembers a text; one that stands for two columns stands for none.</summary>
    private void AddText(string text, LssColumn column)
    {
        var key = TextKey(text);
        if (key.Length > 0 && _byText.TryGetValue(key, out var known) && !ReferenceEquals(known, column))
        {
            _byText[key] = null;
        }
        else if (key.Length > 0)
        {
            _byText[key] = column;
        }
    }

    /// <summary>Texts are compared without markup and without blanks around brackets.</summary>
    private static string TextKey(string text) => HtmlText.Strip(text).Replace(" [", "[", StringComparison.Ordinal).Replace("[ ", "[", StringComparison.Ordinal).Replace(" ]", "]", StringComparison.Ordinal);

    private bool TryCodeAndText(string text, out LssColumn column)
    {
        for (var at = text.IndexOf(". ", StringComparison.Ordinal); at > 0; at = text.IndexOf(". ", at + 1, StringComparison.Ordinal))
        {
            if (_byCode.TryGetValue(text[..at], out column!))
            {
                return true;
            }
        }

        column = null!;
        return false;
    }

    /// <summary>Columns of times: <c>groupTime12</c>, <c>Q1Time</c>, <c>questionTime34</c>.</summary>
    private bool TryTimes(string text, out LssColumn column)
    {
        var number = text.StartsWith("groupTime", StringComparison.OrdinalIgnoreCase) ? text[9..]
            : text.StartsWith("questionTime", StringComparison.OrdinalIgnoreCase) ? text[12..]
            : "";
        var times = (number.Length > 0 && number.All(char.IsAsciiDigit))
            || (text.EndsWith("Time", StringComparison.Ordinal) && _survey.Find(text[..^4]) is not null);
        column = times ? new LssColumn { Kind = LssColumnKind.Technical, Heading = text } : null!;
        return times;
    }

    private List<string> Nearest(string text)
    {
        var key = text.Length > 100 ? text[..100] : text;
        // A text that stands for several columns is told by their codes.
        var same = _columns.Where(c => c.Question is { } q && _survey.Languages.Any(l => TextKey(q.Texts.In(l)) is { Length: > 3 } t && TextKey(text).StartsWith(t, StringComparison.OrdinalIgnoreCase))).Take(3).Select(c => c.Heading).ToList();
        return same.Count > 0
            ? same
            : [.. _columns
                .Select(c => (c.Heading, Distance: Spelling.Distance(key.ToUpperInvariant(), c.Heading.ToUpperInvariant())))
                .Where(c => c.Distance <= Math.Max(2, key.Length / 3))
                .OrderBy(c => c.Distance)
                .ThenBy(c => c.Heading, StringComparer.Ordinal)
                .Take(3)
                .Select(c => c.Heading)];
    }
}
