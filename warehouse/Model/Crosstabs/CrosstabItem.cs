using ReIntegrationBI.Warehouse.Model.Releases;
using ReIntegrationBI.Warehouse.Surveys;
using SurveyQuestion = ReIntegrationBI.Warehouse.Surveys.Question;

namespace ReIntegrationBI.Warehouse.Model.Crosstabs;

/// <summary>A question, or a row of a grid (then its code is <c>QUESTION/ROW</c>), with what each respondent answered.</summary>
internal sealed class CrosstabItem : PersonItem
{
    /// <summary>The question.</summary>
    public required SurveyQuestion Question { get; init; }

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

    /// <inheritdoc/>
    public override ItemKind Kind =>
        Numbers is not null ? ItemKind.Number : Single is not null ? ItemKind.Single : Ranks is not null ? ItemKind.Ranking : ItemKind.Choice;

    /// <inheritdoc/>
    public override Route? AskedWhen => Question.AskedWhen;

    /// <inheritdoc/>
    public override bool IsScale => Question.Type == QuestionType.Likert;

    /// <summary>Who gave an answer; of a ranking, who put it first.</summary>
    public bool[] Gave(int answer) =>
        Chosen is not null ? Chosen[answer]
        : Ranks is not null ? Array.ConvertAll(Ranks[answer], r => r == 1)
        : Array.ConvertAll(Single!, a => a == answer);

    /// <inheritdoc/>
    public override PersonBits WhoWasAsked() => PersonBits.Of(Asked);

    /// <inheritdoc/>
    public override PersonBits WhoAnswered() => PersonBits.Of(InBase);

    /// <inheritdoc/>
    public override PersonBits WhoGave(int answer) => PersonBits.Of(Gave(answer));

    /// <inheritdoc/>
    public override PersonBits WhoPutNext(int answer) => PersonBits.Of(Array.ConvertAll(Ranks![answer], r => r is 2 or 3));

    /// <inheritdoc/>
    public override bool AreFilled(int places) => Enumerable.Range(0, InBase.Length)
        .All(i => !InBase[i] || Ranks!.Count(r => r[i] > 0 && r[i] <= places) == places);
}
