using System.Globalization;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>Reads the sheet <c>figures</c>: one line a printed cell of a table.</summary>
internal sealed class FiguresSheet(Questionnaire questionnaire, InputProblems problems)
{
    private const string Percent = "percent of respondents", Respondents = "respondents", AsAsked = "as asked";
    private const int LongestRemark = 200;

    private static readonly string[] BaseKinds = [.. Enum.GetNames<BaseKind>().Select(k => k.ToLowerInvariant())];

    private readonly Dictionary<string, Question> _questions = questionnaire.Questions.ToDictionary(q => q.Code);
    private readonly Dictionary<string, Segment> _segments = questionnaire.Segments.ToDictionary(s => s.Code);
    private readonly Dictionary<(string, string, string, string), TableLine> _lines = [];

    /// <summary>Reads the figures; they are of use only where no problem was found.</summary>
    public IReadOnlyList<SurveyFigure> Read(SourceDocument document)
    {
        var table = TableSheet.Open(
            document, "figures",
            [
                "question", "row", "segment", "answer", "n", "pct", "statistic", "base_n", "base_kind", "letters", "n_reconstructed", "certainty",
                "text_n", "text_pct", "remark", "place",
            ],
            problems);
        if (table is null)
        {
            return [];
        }

        var figures = table.Lines().SelectMany(Figures).ToList();
        if (figures.Count == 0 && problems.Count == 0)
        {
            problems.Add("no-figures", "there is no figure", "Enter the printed cells", "figures", expected: "one line a printed cell");
        }

        return figures;
    }

    private List<SurveyFigure> Figures(TableLine line)
    {
        var before = problems.Count;
        var question = Known(line, "question", _questions);
        var segment = Known(line, "segment", _segments);
        if (question is null || segment is null)
        {
            return [];
        }

        var row = Among(line, "row", question, [.. question.Rows.Select(r => r.Code)]);
        var answer = Among(line, "answer", question, [.. question.Answers.Select(a => a.Code)]);
        var (n, pct, statistic) = (line.Whole("n", "the count"), Share(line, "pct"), line.Number("statistic", "the statistic"));
        var reconstructed = line.Whole("n_reconstructed", "the reconstructed count");
        var (textN, textPct) = (line.Whole("text_n", "the count in the text"), Share(line, "text_pct"));
        var about = About(line, question, segment, row ?? "", answer ?? "", (n ?? reconstructed, n is null ? "n_reconstructed" : "n"));
        if (problems.Count > before || row is null || answer is null)
        {
            return [];
        }

        if (!_lines.TryAdd((question.Code, row, segment.Code, answer), line))
        {
            var first = _lines[(question.Code, row, segment.Code, answer)];
            line.Add(
                "answer", "figure-twice", $"question, row, segment and answer stand already in line {first.Row.ToString(CultureInfo.InvariantCulture)}",
                "Delete one of the two lines", string.Join(' ', new[] { question.Code, row, segment.Code, answer }.Where(c => c.Length > 0)));
            return [];
        }

        if (n is not null && reconstructed is not null)
        {
            line.Add(
                "n_reconstructed", "reconstructed-although-printed", "the count is printed, so there is nothing to reconstruct", "Leave the cell empty",
                reconstructed.Value.ToString(CultureInfo.InvariantCulture), "an empty cell");
        }

        var role = question.Answers.First(a => a.Code == answer).Role;
        if (role == AnswerRole.Group && (n ?? reconstructed ?? pct?.Value ?? statistic?.Value) is { } printed)
        {
            line.Add(
                "answer", "group-in-table", $"'{answer}' is a group, of which only the running text prints a number", "Move the number to text_n or text_pct",
                printed.ToString(CultureInfo.InvariantCulture));
        }

        var isStatistic = role == AnswerRole.Statistic;
        if (isStatistic != statistic is not null)
        {
            line.Add(
                "statistic", "not-a-statistic", isStatistic ? $"'{answer}' is a statistic, and its value is missing" : $"'{answer}' is no statistic",
                "Put the value where it belongs, or correct the role of the answer", statistic?.Value.ToString(CultureInfo.InvariantCulture));
        }

        var figures = new List<SurveyFigure>();
        if (role != AnswerRole.Group)
        {
            AddTable();
        }

        Add("survey_statistic", AsAsked, statistic, "statistic");
        Add("survey_text_n", Respondents, textN is null ? null : (textN.Value, 0), "text_n");
        Add("survey_text_pct", Percent, textPct, "text_pct");
        return figures;

        void AddTable()
        {
            figures.Add(about with
            {
                Indicator = "survey_pct", Unit = Percent, Value = pct?.Value, Decimals = pct?.Decimals ?? 0, Letters = Letters(line, segment),
                ColumnNumber = line.Table.At(line.Row, "pct").Column,
            });
            var isReconstructed = n is null && reconstructed is not null;
            figures.Add(about with
            {
                Indicator = "survey_n", Unit = Respondents, Value = n ?? reconstructed, Precision = isReconstructed ? Precision.Reconstructed : Precision.Exact,
                ColumnNumber = line.Table.At(line.Row, isReconstructed ? "n_reconstructed" : "n").Column,
            });
        }

        void Add(string indicator, string unit, (decimal Value, int Decimals)? value, string column)
        {
            if (value is var (number, decimals))
            {
                figures.Add(about with { Indicator = indicator, Unit = unit, Value = number, Decimals = decimals, ColumnNumber = line.Table.At(line.Row, column).Column });
            }
        }
    }

    /// <summary>What all figures of a line have in common.</summary>
    private static SurveyFigure About(
        TableLine line, Question question, Segment segment, string row, string answer, (int? Value, string Column) count)
    {
        var kind = Enum.Parse<BaseKind>(line.Word("base_kind", "the kind of base", BaseKinds), ignoreCase: true);
        var number = line.Whole("base_n", "the base", least: 1);
        if (kind == BaseKind.None != number is null && line.Table[line.Row, "base_n"] is null == number is null)
        {
            line.Add(
                "base_n", "base-without-kind", number is null ? "the base is missing, while base_kind says how it is known" : "base_kind says that no base is known",
                "Enter the base, or make base_kind 'none'", number?.ToString(CultureInfo.InvariantCulture) ?? "nothing", number is null ? "a number" : "an empty cell");
        }

        if (count.Value > number)
        {
            line.Add(
                count.Column, "count-above-base", "the count is larger than its base", "Compare both with the source",
                count.Value.Value.ToString(CultureInfo.InvariantCulture), $"at most {number.Value.ToString(CultureInfo.InvariantCulture)}");
        }

        var uncertain = line.Word("certainty", "the certainty", ["", "uncertain"], mayBeEmpty: true).Length > 0;
        var remark = line.Text("remark", LongestRemark);
        if (uncertain != remark is not null)
        {
            line.Add(
                "remark", "remark-and-certainty", uncertain ? "an uncertain figure must say why it is uncertain" : "only an uncertain figure has a remark",
                "Fill in remark and certainty, or neither", remark);
        }

        return new SurveyFigure
        {
            Indicator = "",
            Question = question.Code,
            Row = row,
            Segment = segment.Code,
            Answer = answer,
            Value = null,
            Decimals = 0,
            Unit = "",
            IsUncertain = uncertain,
            Base = number,
            BaseKind = kind,
            Remark = remark,
            Sheet = line.Table.Name,
            RowNumber = line.Row,
            ColumnNumber = 0,
        };
    }

    private static (decimal Value, int Decimals)? Share(TableLine line, string column)
    {
        var share = line.Number(column, "the percentage");
        if (share is null or { Value: >= 0 and <= 100 })
        {
            return share;
        }

        line.Add(column, "not-a-percentage", "the percentage lies outside 0 to 100", "Correct it", share.Value.Value.ToString(CultureInfo.InvariantCulture), "0 to 100");
        return null;
    }

    /// <summary>Letters name other segments, each once.</summary>
    private string? Letters(TableLine line, Segment segment)
    {
        if (line.Text("letters", 20) is not { } letters)
        {
            return null;
        }

        var others = string.Concat(_segments.Values.Select(s => s.Letter).Where(l => l is not null && l != segment.Letter));
        if (segment.Letter is null || letters.Any(l => !others.Contains(l, StringComparison.Ordinal)) || letters.Distinct().Count() < letters.Length)
        {
            line.Add(
                "letters", "unknown-letter", segment.Letter is null ? $"the segment '{segment.Code}' has no letter, so none can stand here" : "the letters do not name other segments",
                "Give segments their letters in the sheet 'segments', or correct these", letters, others.Length == 0 ? "an empty cell" : "some of " + others);
        }

        return letters;
    }

    private static T? Known<T>(TableLine line, string column, Dictionary<string, T> known)
        where T : class
    {
        var code = line.Needed(column, $"the code of the {column}");
        if (code.Length == 0 || known.TryGetValue(code, out _))
        {
            return code.Length == 0 ? null : known[code];
        }

        line.Add(column, $"unknown-{column}", $"there is no such {column}", Spelling.Suggestion(code, known.Keys) + $"Correct the code, or add it to the sheet '{column}s'", code);
        return null;
    }

    /// <summary>A row or an answer of a question; null where there is no such one.</summary>
    private static string? Among(TableLine line, string column, Question question, IReadOnlyList<string> known)
    {
        var code = line.Text(column) ?? "";
        if (known.Contains(code))
        {
            return code;
        }

        var message = code.Length == 0 ? $"the {column} is missing: '{question.Code}' has several"
            : known is [""] ? $"'{question.Code}' has no rows"
            : $"'{question.Code}' has no such {column}";
        line.Add(column, $"unknown-{column}", message, Spelling.Suggestion(code, known) + $"Correct the code, or add it to the sheet '{column}s'", code, known is [""] ? "an empty cell" : string.Join(", ", known));
        return null;
    }
}
