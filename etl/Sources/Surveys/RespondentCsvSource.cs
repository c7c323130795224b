using System.Globalization;
using System.Text.RegularExpressions;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Persons;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>Reads respondents from delimited text whose columns are named after the questions. The format is described in docs/data-formats/survey-respondents.md.</summary>
public sealed partial class RespondentCsvSource
{
    /// <summary>How the names of such files end; before it stands the code of the survey.</summary>
    public const string Ending = ".respondents.csv";

    private const string Id = "respondent", Weight = "weight", Language = "language", Completed = "completed", Synthetic = "synthetic";

    private static readonly string[] AboutRespondent = [Id, Weight, Language, Completed, Synthetic];
    private static readonly string[] Languages = ["nl", "fr", "en", "de"];
    private static readonly string[] Yes = ["1", "y", "yes"];
    private static readonly string[] No = ["0", "n", "no"];

    private readonly InputProblems _problems;
    private readonly Questionnaire _questionnaire;
    private readonly Sheet _sheet;
    private readonly Dictionary<string, int> _about = [];
    private readonly int[] _rows;

    private RespondentCsvSource(Sheet sheet, Questionnaire questionnaire, InputProblems problems)
    {
        (_sheet, _questionnaire, _problems) = (sheet, questionnaire, problems);
        _rows = [.. Enumerable.Range(2, Math.Max(0, sheet.LastRow - 1)).Where(r => Enumerable.Range(1, sheet.LastColumn).Any(c => sheet[r, c] is not null))];
    }

    /// <summary>Reads respondents.</summary>
    /// <param name="path">Where the content stands.</param>
    /// <param name="file">Name of the file.</param>
    /// <param name="questionnaire">What they were asked.</param>
    /// <param name="pseudonyms">Replaces their identifiers.</param>
    /// <param name="rejectLimit">Share of answers and of respondents that may be left out before the whole file is refused, 0 to 1.</param>
    /// <exception cref="InputRefusedException">The file is not as the questionnaire says, or more than the limit had to be left out.</exception>
    public static RespondentContent Read(string path, string file, Questionnaire questionnaire, Pseudonyms pseudonyms, decimal rejectLimit = 0.01m)
    {
        var problems = new InputProblems(file);
        var source = new RespondentCsvSource(DelimitedText.Read(path, file), RespondentQuestionnaire.Of(questionnaire), problems);
        var table = source.Table();
        return new RespondentChecks(table, pseudonyms).Run(rejectLimit);
    }

    private RespondentTable Table()
    {
        var columns = Columns();
        if (!_about.TryGetValue(Id, out var id))
        {
            _problems.Add("missing-column", "there is no column that says who answered", "Add it: one identifier a person", expected: $"a column '{Id}'");
        }

        if (_rows.Length == 0)
        {
            _problems.Add("no-respondents", "there are no respondents", "Export the answers again, with one line a respondent", expected: "lines below the headers");
        }

        if (columns.Count == 0)
        {
            _problems.Add("no-answers", "no column is that of a question", "Name the columns after the questions", expected: string.Join(", ", _questionnaire.Questions.Take(5).Select(q => q.Code)) + " …");
        }

        _problems.Throw();
        var table = new RespondentTable(_problems, _questionnaire, _rows, (row, column) => new CellReference(row, column).ToString()) { IdColumn = id };
        ReadRespondents(table);
        foreach (var column in columns)
        {
            ReadAnswers(table, column);
        }

        return table;
    }

    private List<AnswerColumn> Columns()
    {
        var columns = new List<AnswerColumn>();
        var names = new Dictionary<string, int>();
        for (var number = 1; number <= _sheet.LastColumn; number++)
        {
            var name = _sheet[1, number]?.Text.Trim() ?? "";
            var at = new CellReference(1, number).ToString();
            if (name.Length == 0)
            {
                _problems.Add("value-without-header", "the column has no header", "Name it, or delete it", cell: at);
            }
            else if (!names.TryAdd(name, number))
            {
                _problems.Add("column-twice", $"the column '{name}' stands already in {CellReference.Letters(names[name])}", "Delete one of the two", cell: at, found: name);
            }
            else if (AboutRespondent.Contains(name))
            {
                _about.Add(name, number);
            }
            else if (Column(name, number) is { } column)
            {
                columns.Add(column);
            }
        }

        return columns;
    }

    private AnswerColumn? Column(string name, int number)
    {
        var match = Heading().Match(name);
        var question = match.Success ? _questionnaire.Find(match.Groups["question"].Value) : null;
        var part = match.Groups["part"] is { Success: true } found ? found.Value : null;
        if (question is null)
        {
            return Unknown(name, number, "no question has this name", _questionnaire.Questions.Select(q => q.Code).Concat(AboutRespondent), "a code of a question");
        }

        var several = question.Type is QuestionType.Multi or QuestionType.Ranking or QuestionType.Grid;
        if (several != part is not null)
        {
            return Unknown(
                name, number, several ? $"'{question.Code}' has several columns, and this one does not say which it is" : $"'{question.Code}' has one column only", [],
                question.Type switch
                {
                    QuestionType.Multi => $"{question.Code}[ANSWER]",
                    QuestionType.Ranking => $"{question.Code}[1], {question.Code}[2] …",
                    QuestionType.Grid => $"{question.Code}[ROW]",
                    _ => question.Code,
                });
        }

        switch (question.Type)
        {
            case QuestionType.Grid:
                return question.Rows.Any(r => r.Code == part)
                    ? New(question, AnswerColumnKind.Choice, row: part!)
                    : Unknown(name, number, $"'{question.Code}' has no row '{part}'", question.Rows.Select(r => $"{question.Code}[{r.Code}]"), "a code of a row");
            case QuestionType.Ranking when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var rank) && rank >= 1:
                return New(question, AnswerColumnKind.Rank, rank: rank);
            case QuestionType.Multi or QuestionType.Ranking:
                var answer = RespondentQuestionnaire.IndexOf(question, part!);
                return answer >= 0 && RespondentQuestionnaire.CanBeGiven(question.Answers[answer])
                    ? New(question, question.Type == QuestionType.Multi ? AnswerColumnKind.Tick : AnswerColumnKind.RankOf, answer: answer)
                    : Unknown(
                        name, number, $"'{question.Code}' has no answer '{part}'",
                        question.Answers.Where(RespondentQuestionnaire.CanBeGiven).Select(a => $"{question.Code}[{a.Code}]"), "a code of an answer");
            default:
                return New(question, question.Type == QuestionType.Numeric ? AnswerColumnKind.Number : AnswerColumnKind.Choice);
        }

        AnswerColumn New(Question of, AnswerColumnKind kind, string row = "", int answer = AnswerColumn.Blank, int rank = 0) => new(_rows.Length)
        {
            Number = number, Name = name, Question = of, Row = row, Kind = kind, Answer = answer, Rank = rank,
            Numbers = kind == AnswerColumnKind.Number ? new decimal[_rows.Length] : [],
        };
    }

    private AnswerColumn? Unknown(string name, int number, string message, IEnumerable<string> known, string expected)
    {
        _problems.Add(
            "unknown-column", message, Spelling.Suggestion(name, known) + "Correct the header, delete the column, or load the questionnaire that has it",
            cell: new CellReference(1, number).ToString(), found: name, expected: expected);
        return null;
    }

    private void ReadRespondents(RespondentTable table)
    {
        var synthetic = 0;
        for (var i = 0; i < _rows.Length; i++)
        {
            table.Ids[i] = About(i, Id);
            if (_about.TryGetValue(Weight, out var column))
            {
                if (double.TryParse(About(i, Weight), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) && weight is >= RespondentNumbers.LeastWeight and <= RespondentNumbers.MostWeight)
                {
                    table.Weights[i] = weight;
                }
                else
                {
                    table.RejectRespondent(i, column, "not-a-weight", "the weight is no positive number", "Give every respondent a weight, or leave the column out", About(i, Weight) ?? "nothing", "a number above 0, at most a million");
                }
            }

            if (About(i, Language) is { } language)
            {
                if (Languages.Contains(language))
                {
                    table.Languages[i] = language;
                }
                else
                {
                    table.RejectValue(i, _about[Language], "not-a-language", "the language is not known", "Use one of these, or leave it empty", language, string.Join(", ", Languages));
                }
            }

            if (_about.TryGetValue(Completed, out column))
            {
                if (Truth(About(i, Completed)) is { } complete)
                {
                    table.Complete[i] = complete;
                }
                else
                {
                    table.RejectRespondent(i, column, "not-yes-or-no", "it is not said whether the questionnaire was completed", "Enter yes or no", About(i, Completed) ?? "nothing", "yes or no");
                }
            }

            if (_about.TryGetValue(Synthetic, out column))
            {
                var made = Truth(About(i, Synthetic));
                synthetic += made == true ? 1 : 0;
                if ((made == true) != (synthetic == i + 1) || (made is null && About(i, Synthetic) is not null))
                {
                    _problems.Add(
                        "synthetic-mixed", "made-up respondents stand beside real ones, so that neither can be told apart in a table", "Put them into files of their own",
                        cell: table.Address(i, column), found: About(i, Synthetic) ?? "nothing", expected: "yes on every line, or on none");
                    _problems.Throw();
                }
            }
        }

        table.IsSynthetic = synthetic > 0;
    }

    private void ReadAnswers(RespondentTable table, AnswerColumn column)
    {
        var codes = column.Question.Answers.Select((a, i) => (a.Code, Index: i, Ok: RespondentQuestionnaire.CanBeGiven(a))).Where(a => a.Ok).ToDictionary(a => a.Code, a => a.Index);
        var number = column.Kind == AnswerColumnKind.Number ? RespondentQuestionnaire.NumberOf(column.Question) : AnswerColumn.Blank;
        for (var i = 0; i < _rows.Length; i++)
        {
            if (_sheet[_rows[i], column.Number]?.Text.Trim() is not { Length: > 0 } text)
            {
                continue;
            }

            table.Given++;
            switch (column.Kind)
            {
                case AnswerColumnKind.Tick:
                    if (Truth(text) is { } ticked)
                    {
                        column.Values[i] = ticked ? 1 : 0;
                    }
                    else
                    {
                        Reject(i, "not-a-tick", $"'{column.Name}' is neither given nor not", text, "1 or 0");
                    }

                    break;
                case AnswerColumnKind.Number:
                    if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                        && Math.Abs(value) < RespondentNumbers.Beyond && decimal.Round(value, RespondentNumbers.Decimals) == value)
                    {
                        (column.Values[i], column.Numbers[i]) = (number, value);
                    }
                    else
                    {
                        Reject(i, "not-a-number", $"the answer to '{column.Name}' is no number", text, "a number such as 38 or 38.5, with at most four decimals");
                    }

                    break;
                case AnswerColumnKind.RankOf:
                    if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rank) && rank >= 1)
                    {
                        column.Values[i] = rank;
                    }
                    else
                    {
                        Reject(i, "not-a-rank", $"'{column.Name}' is no rank", text, "1, 2, 3 …");
                    }

                    break;
                default:
                    if (codes.TryGetValue(text, out var answer))
                    {
                        column.Values[i] = answer;
                    }
                    else
                    {
                        Reject(i, "unknown-answer", $"'{column.Question.Code}' has no answer with this code", text, codes.Count <= 12 ? string.Join(", ", codes.Keys) : "a code of the questionnaire");
                    }

                    break;
            }
        }

        table.Columns.Add(column);

        void Reject(int respondent, string code, string message, string found, string expected) =>
            table.RejectValue(respondent, column.Number, code, message, "Correct the value, or add the code to the questionnaire", found, expected);
    }

    private string? About(int respondent, string column) =>
        _about.TryGetValue(column, out var number) && _sheet[_rows[respondent], number]?.Text.Trim() is { Length: > 0 } text ? text : null;

    private static bool? Truth(string? text) => text is null ? null
        : Yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? true
        : No.Contains(text, StringComparer.OrdinalIgnoreCase) ? false
        : null;

    [GeneratedRegex(@"^(?<question>[\w.\-]+)(?:\[(?<part>[\w.\-]+)\])?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();
}
