using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>Reads the sheets <c>segments</c>, <c>questions</c>, <c>rows</c> and <c>answers</c>.</summary>
internal sealed class QuestionnaireSheets(SourceDocument document, InputProblems problems)
{
    /// <summary>Reads the questionnaire; it is of use only where no problem was found.</summary>
    public Questionnaire Read(Survey survey)
    {
        var segments = Segments();
        var questions = TableSheet.Open(
            document, "questions",
            ["code", "order", "number", "audience", "type", "base_n", "asked", "base_nl", "base_fr", "base_en", "nl", "fr", "en", "note"], problems);
        var rows = TableSheet.Open(document, "rows", ["question", "code", "order", "nl", "fr", "en"], problems);
        var answers = TableSheet.Open(document, "answers", ["question", "code", "order", "nl", "fr", "en", "role", "derives"], problems);
        return questions is null || rows is null || answers is null
            ? new Questionnaire { Survey = survey, Segments = segments, Questions = [] }
            : new QuestionnaireBuilder(QuestionnaireColumns.Workbook, problems).Build(survey, segments, questions.Lines(), rows.Lines(), answers.Lines());
    }

    private List<Segment> Segments()
    {
        if (TableSheet.Open(document, "segments", ["code", "order", "letter", "nl", "fr", "en"], problems) is not { } table)
        {
            return [];
        }

        var lines = QuestionnaireBuilder.Once(table.Lines(), l => l.Code("code", "the code of the segment"), "segment");
        QuestionnaireBuilder.Numbered(lines.Select(l => l.Line), "");
        var letters = new Dictionary<string, TableLine>();
        foreach (var (_, line) in lines)
        {
            if (line.Text("letter") is not { } letter)
            {
                continue;
            }

            if (letter is not [>= 'A' and <= 'Z'])
            {
                line.Add("letter", "not-a-letter", "this is no letter", "Use one capital letter a segment", letter, "A, B, C …");
            }
            else if (!letters.TryAdd(letter, line))
            {
                line.Add("letter", "letter-twice", $"the letter stands already in {letters[letter].Place("letter")}", "Give each segment its own letter", letter);
            }
        }

        if (lines.All(l => l.Code != Segment.Total))
        {
            problems.Add("missing-segment", "there is no segment 'total'", "Add it: all who were asked", "segments", expected: "a line with the code 'total'");
        }

        return [.. lines.Select((l, i) => new Segment(l.Code, l.Line.Label("", "the label of the segment"), i + 1, l.Line.Text("letter")))];
    }
}
