using System.Globalization;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>Reads LimeSurvey's response export (CSV, answers as codes) against the structure of its survey.</summary>
public static class LssResponseFormat
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="file">Its name, for messages and addresses.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="survey">The structure of the survey.</param>
    /// <param name="delimiter">Comma, semicolon or tab; null to take the one that the headings show.</param>
    /// <param name="encoding">One of <see cref="CsvFormat"/>'s.</param>
    /// <exception cref="InputRefusedException">It is no delimited text, or a heading is unknown, stands twice or is missing.</exception>
    public static LssResponseFile Read(string file, byte[] bytes, LssFile survey, char? delimiter = null, string encoding = CsvFormat.Utf8)
    {
        var sheet = CsvFormat.Read(file, bytes, encoding, delimiter ?? DelimiterOf(bytes)).Sheets[0];
        var headings = new LssHeadings(survey);
        var columns = new List<LssPlacedColumn>();
        var problems = new List<InputProblem>();
        for (var place = 1; place <= sheet.LastColumn; place++)
        {
            var at = new CellReference(1, place);
            if (sheet[1, place]?.Text is not { } heading)
            {
                problems.Add(Problem("lss-empty-heading", file, at, "a column has no heading", null, "a heading", "Export the responses again with headings"));
            }
            else if (!headings.TryDecode(heading, out var column, out var suggestions))
            {
                var near = suggestions.Count > 0 ? "perhaps " + string.Join(" or ", suggestions) : "a heading of survey " + survey.SurveyId;
                problems.Add(Problem("lss-unknown-heading", file, at, "the survey has no column of this heading", heading, near, "Export the responses with question codes as headings, and the structure (.lss) of the same survey"));
            }
            else if (columns.Find(c => c.Column.Heading == column.Heading) is { } twin)
            {
                problems.Add(Problem("lss-duplicate-heading", file, at, $"two columns stand for {column.Heading}; the other is {CellReference.Letters(twin.Place)}", heading, "one column for each", "Remove one of the two"));
            }
            else
            {
                columns.Add(new LssPlacedColumn(place, heading.Trim(), column));
            }
        }

        if (problems.Count > 0)
        {
            throw new InputRefusedException(problems);
        }

        if (!columns.Exists(c => c.Column.Question is not null))
        {
            throw FileBytes.Refused("lss-no-answers", file, "the file has no column of an answer", "Export the responses again with all questions", expected: "columns of the survey's questions", cell: "line 1");
        }

        var there = columns.Select(c => c.Column.Heading).ToHashSet();
        return new LssResponseFile(file, sheet, columns, [.. headings.Columns.Where(c => c.Question is not null && !there.Contains(c.Heading))]);
    }

    /// <summary>The mark that stands most often in the first line, outside quotes.</summary>
    private static char DelimiterOf(byte[] bytes)
    {
        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0 };
        var quoted = false;
        foreach (var letter in bytes)
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && letter is (byte)'\n' or (byte)'\r')
            {
                break;
            }
            else if (!quoted && counts.TryGetValue((char)letter, out var count))
            {
                counts[(char)letter] = count + 1;
            }
        }

        return counts.MaxBy(c => c.Value).Key;
    }

    private static InputProblem Problem(string code, string file, CellReference at, string message, string? found, string expected, string remedy) => new()
    {
        Code = code,
        File = file,
        Cell = at.ToString(),
        Message = message,
        Found = found is { Length: > 80 } ? found[..80] : found,
        Expected = expected,
        Remedy = remedy + ".",
    };
}
