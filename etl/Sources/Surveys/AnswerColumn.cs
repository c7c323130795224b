using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>The values of all respondents in one column; as arrays, for there may be millions.</summary>
internal sealed class AnswerColumn
{
    /// <summary>Nothing was answered.</summary>
    public const int Blank = -1;

    /// <summary>Creates a column of blanks.</summary>
    public AnswerColumn(int respondents)
    {
        Values = new int[respondents];
        Array.Fill(Values, Blank);
    }

    /// <summary>Number of the column or variable in the file, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its heading.</summary>
    public required string Name { get; init; }

    /// <summary>The question that it answers.</summary>
    public required Question Question { get; init; }

    /// <summary>Code of the row of a grid, else empty.</summary>
    public string Row { get; init; } = "";

    /// <summary>What its values mean.</summary>
    public required AnswerColumnKind Kind { get; init; }

    /// <summary>Of a tick or the rank of an answer: index of the answer in its question.</summary>
    public int Answer { get; init; } = Blank;

    /// <summary>Of a rank: which, from 1.</summary>
    public int Rank { get; init; }

    /// <summary>
    /// By respondent: index of the answer in its question (choice, rank, number), 1 or 0 (tick), the rank (rank of an answer);
    /// <see cref="Blank"/> where nothing was answered.
    /// </summary>
    public int[] Values { get; }

    /// <summary>Of numbers: the numbers.</summary>
    public decimal[] Numbers { get; init; } = [];

    /// <summary>Whether a respondent gave an answer here; an answer that was left unticked is none.</summary>
    public bool IsGiven(int respondent) => Kind == AnswerColumnKind.Tick ? Values[respondent] == 1 : Values[respondent] != Blank;

    /// <summary>Index of the answer that a respondent gave here; only where one was given.</summary>
    public int AnswerOf(int respondent) => Kind is AnswerColumnKind.Tick or AnswerColumnKind.RankOf ? Answer : Values[respondent];
}
