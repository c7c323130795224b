using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>The respondents of a file, before it is judged what they answered.</summary>
/// <param name="problems">The problems of the file.</param>
/// <param name="questionnaire">What they were asked.</param>
/// <param name="rows">Rows (or numbers of cases) of the file, one a respondent.</param>
/// <param name="address">How the file names a cell: of a respondent's row and a column.</param>
internal sealed class RespondentTable(InputProblems problems, Questionnaire questionnaire, int[] rows, Func<int, int, string> address)
{
    private const int LongestValue = 20;

    private readonly List<InputProblem> _rejected = [];

    /// <summary>What they were asked.</summary>
    public Questionnaire Questionnaire => questionnaire;

    /// <summary>How many there are.</summary>
    public int Count => rows.Length;

    /// <summary>Their rows in the file.</summary>
    public int[] Rows => rows;

    /// <summary>The column of identifiers.</summary>
    public required int IdColumn { get; init; }

    /// <summary>Their identifiers; null where one is missing.</summary>
    public string?[] Ids { get; } = new string?[rows.Length];

    /// <summary>Their weights; null where the file has none.</summary>
    public double?[] Weights { get; } = new double?[rows.Length];

    /// <summary>Their languages; null where the file does not say.</summary>
    public string?[] Languages { get; } = new string?[rows.Length];

    /// <summary>Whether they completed the questionnaire.</summary>
    public bool[] Complete { get; } = [.. Enumerable.Repeat(true, rows.Length)];

    /// <summary>Which are not taken over at all.</summary>
    public bool[] IsOut { get; } = new bool[rows.Length];

    /// <summary>Whether they are made up.</summary>
    public bool IsSynthetic { get; set; }

    /// <summary>Their answers.</summary>
    public List<AnswerColumn> Columns { get; } = [];

    /// <summary>How many answers the file gives, right or wrong.</summary>
    public int Given { get; set; }

    /// <summary>How many answers were not taken over.</summary>
    public int RejectedValues { get; private set; }

    /// <summary>What was not taken over, and why.</summary>
    public IReadOnlyList<InputProblem> Rejected => _rejected;

    /// <summary>The problems of the file.</summary>
    public InputProblems Problems => problems;

    /// <summary>Leaves a respondent's answer out; the respondent stays, as one who did not answer.</summary>
    public void RejectValue(int respondent, int column, string code, string message, string remedy, string? found = null, string? expected = null, int values = 1)
    {
        if (!IsOut[respondent])
        {
            RejectedValues += values;
            Reject(respondent, column, code, message, remedy, found, expected);
        }
    }

    /// <summary>Leaves a respondent out.</summary>
    public void RejectRespondent(int respondent, int column, string code, string message, string remedy, string? found = null, string? expected = null)
    {
        if (!IsOut[respondent])
        {
            IsOut[respondent] = true;
            Reject(respondent, column, code, message, remedy, found, expected);
        }
    }

    /// <summary>The place of a respondent's cell.</summary>
    public string Address(int respondent, int column) => address(rows[respondent], column);

    /// <summary>A long text in a column of codes may be what somebody wrote about themselves: the journal does not keep it.</summary>
    private void Reject(int respondent, int column, string code, string message, string remedy, string? found, string? expected) =>
        _rejected.Add(problems.Problem(
            code, message, remedy, cell: Address(respondent, column), found: found is { Length: > LongestValue } ? "(a long text)" : found, expected: expected));
}
