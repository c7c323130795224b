using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>A report as text under version control: which questions it asks, and the sentences around the answers.</summary>
public sealed record ReportDefinition
{
    public required string Report { get; init; }
    public required Text Title { get; init; }
    public required Text Subtitle { get; init; }

    /// <summary>Numbers that sentences use, by name.</summary>
    public IReadOnlyDictionary<string, ValueDefinition> Values { get; init; } = new Dictionary<string, ValueDefinition>();

    /// <summary>Sentences of the cover.</summary>
    public IReadOnlyList<Text> Cover { get; init; } = [];

    public required IReadOnlyList<PageDefinition> Pages { get; init; }

    /// <summary>Terms, explained once.</summary>
    public IReadOnlyList<TermDefinition> Glossary { get; init; } = [];
}

/// <summary>A term and its meaning.</summary>
public sealed record TermDefinition
{
    public required Text Term { get; init; }
    public required Text Meaning { get; init; }
}

/// <summary>A text in three languages; <c>{name}</c> stands for a named value (see <see cref="SentenceMaker"/>).</summary>
public sealed record Text
{
    public required string Nl { get; init; }
    public required string Fr { get; init; }
    public required string En { get; init; }

    /// <summary>The text in one language.</summary>
    public string In(string language) => Typography.Of(new Label(Nl, Fr, En).In(language), language);
}

/// <summary>A number for sentences: read from the warehouse, or computed from others. Exactly one way is given.</summary>
public sealed record ValueDefinition
{
    /// <summary>Measure to read.</summary>
    public string? Read { get; init; }

    /// <summary>Members it is about; dimensions left out are read at their total.</summary>
    public IReadOnlyDictionary<string, string> Where { get; init; } = new Dictionary<string, string>();

    /// <summary>True reads figures that are known at second hand only as well; a sentence with one must say so.</summary>
    public bool SecondHand { get; init; }

    /// <summary>Read at the period of another value; without it the newest period up to the report's month is read.</summary>
    public string? At { get; init; }

    /// <summary>The published figure before that of another value.</summary>
    public string? Before { get; init; }

    /// <summary>Change in percent of a value …</summary>
    public string? ChangeOf { get; init; }

    /// <summary>… since this one.</summary>
    public string? Since { get; init; }

    /// <summary>Difference: this value …</summary>
    public string? DifferenceOf { get; init; }

    /// <summary>… less this one.</summary>
    public string? Less { get; init; }

    /// <summary>Share in percent: this value …</summary>
    public string? ShareOf { get; init; }

    /// <summary>… of this whole.</summary>
    public string? Whole { get; init; }

    /// <summary>Decimals of a computed value (0 to 4).</summary>
    public int Decimals { get; init; } = 1;
}

/// <summary>A page of a report.</summary>
public sealed record PageDefinition
{
    public required string Id { get; init; }
    public required Text Heading { get; init; }
    public required Text Finding { get; init; }
    public required Text Lead { get; init; }
    public IReadOnlyList<Text> Caveats { get; init; } = [];
    public IReadOnlyList<VisualDefinition> Visuals { get; init; } = [];

    /// <summary>True for the page that lists where sources disagree, over the whole report.</summary>
    public bool Disagreements { get; init; }

    /// <summary>True for the page that tells how the last checks of the data ended.</summary>
    public bool Checks { get; init; }
}

/// <summary>A visual of a page.</summary>
public sealed record VisualDefinition
{
    public required string Id { get; init; }
    public required VisualKind Kind { get; init; }
    public required Text Title { get; init; }
    public required Text Subtitle { get; init; }
    public IReadOnlyList<Text> Notes { get; init; } = [];

    /// <summary>Dimension whose members are the rows: <c>period</c>, <c>region</c> …</summary>
    public required string Category { get; init; }

    /// <summary>Members of the category, in this order; none: all that have figures.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary><c>rank</c> (the dimension's own order) or <c>value</c> (largest first, by the first series).</summary>
    public string Order { get; init; } = "rank";

    /// <summary>Only categories for which every series has a figure.</summary>
    public bool Complete { get; init; }

    /// <summary>Only the newest figures of each series, this many; none: all.</summary>
    public int? Last { get; init; }

    /// <summary>False leaves out figures that are known at second hand only.</summary>
    public bool SecondHand { get; init; } = true;

    /// <summary>Unit in which values are drawn, of the same quantity as published; none: as published.</summary>
    public string? DisplayUnit { get; init; }

    /// <summary>Decimals to print; none: as published.</summary>
    public int? Decimals { get; init; }

    public required IReadOnlyList<SeriesDefinition> Series { get; init; }
}

/// <summary>A series of a visual.</summary>
public sealed record SeriesDefinition
{
    public required string Measure { get; init; }

    /// <summary>Members it is about; <c>unit</c> limits to a unit.</summary>
    public IReadOnlyDictionary<string, string> Where { get; init; } = new Dictionary<string, string>();

    /// <summary>Name; none: that of the measure, or of the split member.</summary>
    public Text? Label { get; init; }

    /// <summary>Dimension of which each member makes a series of its own.</summary>
    public string? Split { get; init; }

    /// <summary>Members of the split, in this order; none: all that have figures, but the total.</summary>
    public IReadOnlyList<string> SplitMembers { get; init; } = [];

    /// <summary>For cards: whether more is better, in words.</summary>
    public Text? MoreIs { get; init; }

    public bool Emphasis { get; init; }
}
