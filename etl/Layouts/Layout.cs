using YamlDotNet.Serialization;

namespace ReIntegrationBI.Etl.Layouts;

/// <summary>
/// Where the editions of a publication keep their figures: everything that changes from publisher to publisher and from year
/// to year, as data. Read from one YAML file; the names of the keys are those of the properties, in snake case.
/// </summary>
public sealed record Layout
{
    /// <summary>Its name, unique, equal to the name of its file.</summary>
    [YamlMember(Alias = "layout", ApplyNamingConventions = false)]
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>The source: <c>riziv</c>.</summary>
    public string Source { get; init => field = value ?? ""; } = "";

    /// <summary>With source and period the slice that a load replaces.</summary>
    public string Dataset { get; init => field = value ?? ""; } = "";

    /// <summary>The edition: <c>2017</c>, <c>2018-05</c>.</summary>
    public string Period { get; init => field = value ?? ""; } = "";

    /// <summary>What it is, in a line.</summary>
    public string Description { get; init => field = value ?? ""; } = "";

    /// <summary>Pattern for the names of its files, with <c>*</c> and <c>?</c>.</summary>
    public string File { get; init => field = value ?? ""; } = "";

    /// <summary><c>workbook</c> or <c>csv</c>.</summary>
    public string Format { get; init; } = "workbook";

    /// <summary>Encoding of a text file: <c>utf-8</c> or <c>windows-1252</c>.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>Delimiter of a text file: one character.</summary>
    public string Delimiter { get; init; } = ";";

    /// <summary>A publication that is registered with the layout.</summary>
    public LayoutPublication? Publication { get; init; }

    /// <summary>How numbers are written in cells that hold text.</summary>
    public LayoutNumbers Numbers { get; init => field = value ?? new(); } = new();

    /// <summary>Texts that mean: there is no figure.</summary>
    public List<string> Missing { get; init => field = value ?? []; } = [];

    /// <summary>The only period that figures of the file may have, or null.</summary>
    public string? OnePeriod { get; init; }

    /// <summary>Marks on labels and numbers, with the attributes they stand for.</summary>
    public Dictionary<string, Dictionary<string, string>> Footnotes { get; init => field = value ?? []; } = [];

    /// <summary>Sheets that hold nothing to read.</summary>
    public List<string> IgnoreSheets { get; init => field = value ?? []; } = [];

    /// <summary>The tables.</summary>
    public List<LayoutTable> Tables { get; init => field = value ?? []; } = [];
}
