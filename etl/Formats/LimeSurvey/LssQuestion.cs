namespace ReIntegrationBI.Etl.Formats;

/// <summary>A question of a LimeSurvey survey.</summary>
public sealed record LssQuestion
{
    /// <summary>Letters of the types that there are.</summary>
    internal const string Types = "15!ABCDEFGHIKLMNOPQRSTUXY:;|*";

    /// <summary>Its number in the file (<c>qid</c>).</summary>
    public required string Id { get; init; }

    /// <summary>The group in which it stands (<c>gid</c>).</summary>
    public required string GroupId { get; init; }

    /// <summary>Its code (<c>title</c>), the heading of its column.</summary>
    public required string Code { get; init; }

    /// <summary>
    /// LimeSurvey's letter of its type: <c>L !</c> list, <c>O</c> list with comment, <c>M P</c> multiple choice (with comments), <c>R</c> ranking,
    /// <c>F H A B C E 1</c> arrays, <c>: ;</c> arrays of numbers and texts, <c>5 Y G I</c> fixed lists, <c>N K</c> numbers, <c>S T U Q</c> texts,
    /// <c>D</c> date, <c>*</c> equation, <c>|</c> upload, <c>X</c> text that asks nothing.
    /// </summary>
    public required char Type { get; init; }

    /// <summary>Its place in its group.</summary>
    public required int Order { get; init; }

    /// <summary>The expression under which it is asked; null for always.</summary>
    public string? Relevance { get; init; }

    /// <summary>Whether it must be answered.</summary>
    public LssMandatory Mandatory { get; init; }

    /// <summary>Whether there is an answer "other" with a text of its own.</summary>
    public bool Other { get; init; }

    /// <summary>The question.</summary>
    public required LssTexts Texts { get; init; }

    /// <summary>The help below it.</summary>
    public LssTexts Help { get; init; } = LssTexts.None;

    /// <summary>Its settings that hold in every language.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>Its settings that differ by language, such as <c>other_replace_text</c>.</summary>
    public IReadOnlyDictionary<string, LssTexts> TextAttributes { get; init; } = new Dictionary<string, LssTexts>();

    /// <summary>Its subquestions, by scale and order.</summary>
    public IReadOnlyList<LssSubquestion> Subquestions { get; init; } = [];

    /// <summary>Its answers, by scale and order.</summary>
    public IReadOnlyList<LssAnswer> Answers { get; init; } = [];

    /// <summary>Conditions of the old kind.</summary>
    public IReadOnlyList<LssCondition> Conditions { get; init; } = [];

    /// <summary>Subquestions of one scale.</summary>
    public IEnumerable<LssSubquestion> OfScale(int scale) => Subquestions.Where(s => s.Scale == scale);

    /// <summary>The codes that an answer may have: those of the file, or those that the type brings along. Empty where anything may be written.</summary>
    public IReadOnlyList<LssAnswer> Codes(int scale = 0) => Type switch
    {
        'Y' => Fixed(("Y", "Ja", "Oui", "Yes"), ("N", "Nee", "Non", "No")),
        'G' => Fixed(("F", "Vrouw", "Femme", "Female"), ("M", "Man", "Homme", "Male")),
        'C' => Fixed(("Y", "Ja", "Oui", "Yes"), ("U", "Onzeker", "Incertain", "Uncertain"), ("N", "Nee", "Non", "No")),
        'E' => Fixed(("I", "Toename", "Augmentation", "Increase"), ("S", "Hetzelfde", "Identique", "Same"), ("D", "Afname", "Diminution", "Decrease")),
        '5' or 'A' => Numbered(5),
        'B' => Numbered(10),
        'M' or 'P' => Fixed(("Y", "Ja", "Oui", "Yes")),
        _ => [.. Answers.Where(a => a.Scale == scale)],
    };

    private static LssAnswer[] Fixed(params (string Code, string Dutch, string French, string English)[] answers) =>
        [.. answers.Select((a, i) => new LssAnswer
        {
            Code = a.Code,
            Scale = 0,
            Order = i,
            Texts = new LssTexts(new Dictionary<string, string> { ["nl"] = a.Dutch, ["fr"] = a.French, ["en"] = a.English }, "en"),
        })];

    private static LssAnswer[] Numbered(int last) =>
        [.. Enumerable.Range(1, last).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)).Select((n, i) => new LssAnswer
        {
            Code = n,
            Scale = 0,
            Order = i,
            Texts = new LssTexts(new Dictionary<string, string> { ["en"] = n }, "en"),
        })];
}
