using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Surveys;

/// <summary>A question of a survey.</summary>
public sealed record Question
{
    /// <summary>Unique within its survey.</summary>
    public required string Code { get; init; }

    /// <summary>How it is answered.</summary>
    public required QuestionType Type { get; init; }

    /// <summary>As printed or asked, in three languages.</summary>
    public required Label Label { get; init; }

    /// <summary>Place in the survey's own order, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary>Number of the question, figure or table at the source, or null.</summary>
    public string? SourceNumber { get; init; }

    /// <summary>Who was asked, as a word of the survey (worker, employer), or null for everybody.</summary>
    public string? Audience { get; init; }

    /// <summary>Respondents of the published base, or null.</summary>
    public int? Base { get; init; }

    /// <summary>Routing: the answers after which it is asked; null where everybody is asked or no rule is known.</summary>
    public Route? AskedWhen { get; init; }

    /// <summary>The base in words, where it is no rule over other questions; or null.</summary>
    public Label? BaseInWords { get; init; }

    /// <summary>What a reader must know, in English; or null.</summary>
    public string? Note { get; init; }

    /// <summary>Its rows: those of a grid, else the one of which the code is empty.</summary>
    public IReadOnlyList<QuestionRow> Rows { get; init; } = [QuestionRow.Only];

    /// <summary>Its answers in their order.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>Whether it is made of answers to other questions.</summary>
    public bool IsDerived => Answers.Any(a => a.DerivedWhen is not null && a.Role != AnswerRole.Group);
}
