using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>Prints cases: a list, or one as a whole; for programs one line a fact.</summary>
/// <param name="cases">The cases with their studies.</param>
/// <param name="words">Facts in words.</param>
/// <param name="isWhole">Whether the table shows the whole case rather than a list.</param>
internal sealed class CasePrinter(IReadOnlyList<(CaseStudy Study, CaseRecord Case)> cases, CaseWords words, bool isWhole) : IResultPrinter
{
    private static readonly string[] Names =
    [
        "study", "case", "name", "kind", "code", "value", "label", "basis", "confidence", "explanation", "from", "to", "text", "source_lines", "file", "sheet", "cell",
        "load",
    ];

    private static readonly string[] Listed = ["sex", "age", "occupation", "diagnosis_group", "returner_type", "return_employer", "return_function"];

    /// <inheritdoc/>
    public void Table(TextWriter writer)
    {
        if (!isWhole)
        {
            List(writer);
            return;
        }

        foreach (var (study, one) in cases)
        {
            writer.WriteLine($"{one.Code} {one.Name} ({study.Study.Code})");
            Section(writer, "What the study says", ["field", "value", "cell"], words.InOrder(one.Stated), p => [words.Field(p.Fact.Field), words.Value(study, p.Fact), CaseWords.Cell(p.Address)]);
            Section(
                writer, "What was inferred", ["field", "value", "basis", "confidence", "why", "cell"], words.InOrder(one.Inferred),
                p => [words.Field(p.Fact.Field), words.Value(study, p.Fact), p.Fact.Basis, p.Fact.Confidence, words.Of(p.Fact.Explanation), CaseWords.Cell(p.Address)]);
            Section(
                writer, "Keys", ["key", "evidence", "how", "cell"], one.Keys,
                k => [words.Of(study.LabelOf("key", k.Fact.Key)), k.Fact.Evidence, words.Of(k.Fact.Mechanism), CaseWords.Cell(k.Address)]);
            Section(
                writer, "Support", ["actor", "valence", "role", "note", "cell"], one.Supports,
                s => [words.Of(study.LabelOf("actor", s.Fact.Actor)), s.Fact.Valence, s.Fact.Role, words.Of(s.Fact.Note), CaseWords.Cell(s.Address)]);
            Section(
                writer, "Adjustments", ["adjustment", "when", "detail", "basis", "cell"], one.Adjustments,
                a => [words.Of(study.LabelOf("adjustment", a.Fact.Adjustment)), words.Of(a.Fact.Timing), words.Of(a.Fact.Detail), a.Fact.Basis, CaseWords.Cell(a.Address)]);
            Section(
                writer, "Interviews", ["who", "group", "number>", "cell"], one.Interviews,
                i => [words.Of(i.Fact.Note) ?? words.Of(study.LabelOf("actor", i.Fact.Actor)), i.Fact.Group, Number(i.Fact.Count), CaseWords.Cell(i.Address)]);
        }
    }

    /// <inheritdoc/>
    public void Csv(TextWriter writer)
    {
        CsvText.Write(writer, Names);
        foreach (var line in Lines())
        {
            CsvText.Write(writer, line);
        }
    }

    /// <inheritdoc/>
    public void Json(TextWriter writer) => JsonText.Write(writer, json =>
    {
        json.WriteStartArray();
        foreach (var line in Lines())
        {
            json.WriteStartObject();
            foreach (var (name, value) in Names.Zip(line))
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>What is stated stands plainly; what was inferred is marked.</summary>
    private void List(TextWriter writer)
    {
        var table = new TextTable(["study", "case", "name", .. Listed.Select(words.Field), "keys>"], widest: 34);
        foreach (var (study, one) in cases)
        {
            table.Add(
            [
                study.Study.Code, one.Code, one.Name,
                .. Listed.Select(f => one.Find(f) is not { } p ? null : words.Value(study, p.Fact) + (p.Fact.IsStated ? "" : $" (inferred, {p.Fact.Confidence})")),
                Number(one.Keys.Select(k => study.KeyOf(k.Fact.Key)).Distinct().Count()),
            ]);
        }

        table.Write(writer);
    }

    private static void Section<T>(TextWriter writer, string title, string[] columns, IEnumerable<T> facts, Func<T, string?[]> cells)
    {
        var table = new TextTable(columns, widest: 90);
        var count = 0;
        foreach (var fact in facts)
        {
            table.Add(cells(fact));
            count++;
        }

        writer.WriteLine();
        writer.WriteLine(title);
        if (count == 0)
        {
            writer.WriteLine("(nothing)");
            return;
        }

        table.Write(writer);
    }

    private IEnumerable<string?[]> Lines()
    {
        foreach (var (study, one) in cases)
        {
            foreach (var p in words.InOrder(one.Stated).Concat(words.InOrder(one.Inferred)))
            {
                yield return Line(p.Fact.IsStated ? "stated" : "inferred", p.Fact.Field, p.Fact.Code, words.Value(study, p.Fact), p.Fact, p.Address, p.Fact.Basis, p.Fact.Confidence, words.Of(p.Fact.Explanation));
            }

            foreach (var k in one.Keys)
            {
                yield return Line("key", k.Fact.Key, k.Fact.Evidence, words.Of(study.LabelOf("key", k.Fact.Key)), k.Fact, k.Address, text: words.Of(k.Fact.Mechanism));
            }

            foreach (var s in one.Supports)
            {
                yield return Line("support", s.Fact.Actor, s.Fact.Valence, words.Of(study.LabelOf("actor", s.Fact.Actor)), s.Fact, s.Address, s.Fact.Role, text: words.Of(s.Fact.Note));
            }

            foreach (var a in one.Adjustments)
            {
                yield return Line(
                    "adjustment", a.Fact.Adjustment, words.Of(a.Fact.Timing), words.Of(study.LabelOf("adjustment", a.Fact.Adjustment)), a.Fact, a.Address, a.Fact.Basis,
                    from: a.Fact.From, to: a.Fact.To, text: words.Of(a.Fact.Detail));
            }

            foreach (var i in one.Interviews)
            {
                yield return Line("interview", i.Fact.Actor, Number(i.Fact.Count), words.Of(study.LabelOf("actor", i.Fact.Actor)), i.Fact, i.Address, i.Fact.Group, text: words.Of(i.Fact.Note));
            }

            string?[] Line(
                string kind, string code, string? value, string? label, CaseFact fact, CellAddress address, string? basis = null, string? confidence = null,
                string? explanation = null, string? from = null, string? to = null, string? text = null) =>
            [
                study.Study.Code, one.Code, one.Name, kind, code, value, label, basis, confidence, explanation, from, to, text, fact.Place.SourceLines, address.File,
                address.Sheet, address.Cell, Number(address.LoadKey),
            ];
        }
    }

    private static string Number(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
