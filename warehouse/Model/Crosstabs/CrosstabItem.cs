using ReIntegrationBI.Warehouse.Surveys;
using Label = ReIntegrationBI.Warehouse.Results.Label;
using SurveyQuestion = ReIntegrationBI.Warehouse.Surveys.Question;

namespace ReIntegrationBI.Warehouse.Model.Crosstabs;

/// <summary>A question, or a row of a grid, with what each respondent answered.</summary>
internal sealed class CrosstabItem
{
    /// <summary><c>QUESTION</c>, or <c>QUESTION/ROW</c> of a grid.</summary>
    public required string Code { get; init; }

    /// <summary>The question.</summary>
    public required SurveyQuestion Question { get; init; }

    /// <summary>Text of the question, of a grid with that of the row.</summary>
    public required Label Label { get; init; }

    /// <summary>What can be answered: categories, then answers outside the scale, in the order of the question.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>Of one answer: its index for each respondent, or -1.</summary>
    public int[]? Single { get; init; }

    /// <summary>Of several answers: for each answer who gave it.</summary>
    public IReadOnlyList<bool[]>? Chosen { get; init; }

    /// <summary>Of a ranking: for each answer the rank that each respondent gave it, or 0.</summary>
    public IReadOnlyList<int[]>? Ranks { get; init; }

    /// <summary>Of a number: the number, or NaN.</summary>
    public double[]? Numbers { get; init; }

    /// <summary>Who was asked.</summary>
    public required bool[] Asked { get; init; }

    /// <summary>Who is in the base.</summary>
    public required bool[] InBase { get; init; }

    /// <summary>Whether its answers are steps in order.</summary>
    public bool IsScale => Question.Type == QuestionType.Likert;

    /// <summary>Indexes of the answers that are categories.</summary>
    public IReadOnlyList<int> Categories => [.. Enumerable.Range(0, Answers.Count).Where(a => Answers[a].Role == AnswerRole.Category)];

    /// <summary>Who gave an answer; of a ranking, who put it first.</summary>
    public bool[] Gave(int answer) =>
        Chosen is not null ? Chosen[answer]
        : Ranks is not null ? Array.ConvertAll(Ranks[answer], r => r == 1)
        : Array.ConvertAll(Single!, a => a == answer);
}
