using System.Globalization;
using ReIntegrationBI.Warehouse.Cases;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>Prints what studies report of their cases together, held against the cases.</summary>
/// <param name="studies">The studies.</param>
/// <param name="words">Facts in words.</param>
internal sealed class CaseOverviewPrinter(IReadOnlyList<CaseStudy> studies, CaseWords words) : IResultPrinter
{
    private static readonly string[] Names =
    [
        "study", "dimension", "category", "label", "counts", "reported", "about", "from_stated", "stated_cases", "from_stated_and_inferred", "inferred_cases", "testable",
        "status", "file", "sheet", "cell",
    ];

    /// <inheritdoc/>
    public void Table(TextWriter writer)
    {
        var table = new TextTable(["dimension", "what", "reported>", "from stated>", "with inferred>", "status", "cell"], widest: 56);
        foreach (var (_, line) in Lines())
        {
            var fact = line.Line.Fact;
            var n = fact.Counts.MeanOf is null;
            table.Add(
                fact.Dimension, words.Of(fact.Label), (fact.IsAbout ? "about " : "") + Number(fact.Reported),
                Number(line.FromStated) + (n ? "" : $" (n={Count(line.Stated)})"),
                Number(line.FromAll) + (n ? "" : $" (n={(line.Stated.Count + line.Inferred.Count).ToString(CultureInfo.InvariantCulture)})"),
                CaseWords.Code(line.Status) + (line.IsTestable ? "" : " (not testable)"), CaseWords.Cell(line.Line.Address));
        }

        table.Write(writer);
    }

    /// <inheritdoc/>
    public void Csv(TextWriter writer)
    {
        CsvText.Write(writer, Names);
        foreach (var (study, line) in Lines())
        {
            CsvText.Write(writer, Values(study, line));
        }
    }

    /// <inheritdoc/>
    public void Json(TextWriter writer) => JsonText.Write(writer, json =>
    {
        json.WriteStartArray();
        foreach (var (study, line) in Lines())
        {
            json.WriteStartObject();
            foreach (var (name, value) in Names.Zip(Values(study, line)))
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private IEnumerable<(string Study, CaseOverviewResult Line)> Lines() => studies.SelectMany(s => s.Overview.Select(l => (s.Study.Code, l)));

    private string?[] Values(string study, CaseOverviewResult line)
    {
        var (fact, address) = (line.Line.Fact, line.Line.Address);
        return
        [
            study, fact.Dimension, fact.Category, words.Of(fact.Label), fact.Counts.ToString(), Number(fact.Reported), fact.IsAbout ? "yes" : "no", Number(line.FromStated),
            string.Join(' ', line.Stated), Number(line.FromAll), string.Join(' ', line.Inferred), line.IsTestable ? "yes" : "no", CaseWords.Code(line.Status), address.File,
            address.Sheet, address.Cell,
        ];
    }

    private static string Count(IReadOnlyList<string> cases) => cases.Count.ToString(CultureInfo.InvariantCulture);

    private static string? Number(decimal? number) => number?.ToString("0.#", CultureInfo.InvariantCulture);
}
