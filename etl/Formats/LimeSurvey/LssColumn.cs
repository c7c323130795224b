namespace ReIntegrationBI.Etl.Formats;

/// <summary>A column that a response export of a survey can have.</summary>
public sealed record LssColumn
{
    /// <summary>What it holds.</summary>
    public required LssColumnKind Kind { get; init; }

    /// <summary>Its heading in the style "question code": <c>Q2[SQ001]</c>.</summary>
    public required string Heading { get; init; }

    /// <summary>Its question; null for a column about the response.</summary>
    public LssQuestion? Question { get; init; }

    /// <summary>Its subquestion (of an array of fields, its row), or null.</summary>
    public LssSubquestion? Subquestion { get; init; }

    /// <summary>The column of an array of fields, or null.</summary>
    public LssSubquestion? Second { get; init; }

    /// <summary>The scale of an array with two, 0 or 1; 0 for any other.</summary>
    public int Scale { get; init; }

    /// <summary>The place of a ranking, from 1; null for any other.</summary>
    public int? Rank { get; init; }

    /// <summary>Whether it is a tick of a multiple choice: <c>Y</c> or empty.</summary>
    public bool IsTick => Kind == LssColumnKind.Answer && Question?.Type is 'M' or 'P';

    /// <summary>The codes that its values may have; empty where anything may stand.</summary>
    public IReadOnlyList<LssAnswer> Codes => Kind switch
    {
        LssColumnKind.Answer => Question!.Codes(Scale),
        LssColumnKind.Rank => Question!.Answers.Count > 0 ? Question.Answers : [.. Question.OfScale(0).Select(s => new LssAnswer { Code = s.Code, Scale = 0, Order = s.Order, Texts = s.Texts })],
        _ => [],
    };

    /// <summary>Its heading.</summary>
    public override string ToString() => Heading;
}
