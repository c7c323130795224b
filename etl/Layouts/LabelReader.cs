using System.Diagnostics.CodeAnalysis;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Layouts;

/// <summary>Finds the label of a row, and what it means by the code lists or the layout's own map.</summary>
internal sealed class LabelReader(Sheet sheet, Layout layout, CodeListCatalog codes, ReadingNotes notes)
{
    private readonly FootnoteMarks _marks = new(layout.Footnotes);
    private readonly Dictionary<LayoutRow, RowLabel> _above = new(ReferenceEqualityComparer.Instance);

    /// <summary>The label of a row; remembers it for the rows below. Rows must be asked for from top to bottom.</summary>
    public RowLabel Read(int row, LayoutRow part)
    {
        var outer = LabelAt(row, part.AllColumns[0]);
        if (part.Nested)
        {
            return ReadNested(outer, LabelAt(row, part.AllColumns[1]), part);
        }

        if (outer.Text.Length > 0)
        {
            _above[part] = outer;
        }

        return outer.Text.Length == 0 && part.FillDown && _above.TryGetValue(part, out var above) ? above : outer;
    }

    /// <summary>What a label means; otherwise the problem to report.</summary>
    public bool TryResolve(RowLabel label, LayoutRow part, [NotNullWhen(true)] out LabelMeaning? meaning, [NotNullWhen(false)] out InputProblem? problem)
    {
        meaning = null;
        problem = label.Error is not null ? Error(label)
            : label.Text.Length == 0 ? Missing(label)
            : null;
        if (problem is not null)
        {
            return false;
        }

        // A label that is known as it stands keeps its sign: '>' may be a footnote mark on numbers and part of '> 64'.
        if (Meaning(label.Text, part) is { } known)
        {
            meaning = new LabelMeaning(known, []);
            return true;
        }

        var (bare, found) = _marks.Strip(label.Text);
        if (found.Count > 0 && Meaning(bare, part) is { } stripped)
        {
            meaning = new LabelMeaning(stripped, found);
            return true;
        }

        problem = part.Period is not null ? BadPeriod(label.At, label.Text, part.Period)
            : part.Map.Count > 0 ? UnknownInMap(label, part)
            : Unknown(part.Dimension!, label.At, label.Text);
        return false;
    }

    /// <summary>The code of an attribute that a cell gives outright; otherwise the problem to report.</summary>
    public bool TryResolve(string attribute, string text, CellReference at, [NotNullWhen(true)] out string? code, [NotNullWhen(false)] out InputProblem? problem)
    {
        problem = null;
        code = attribute switch
        {
            FigureAttribute.Remark => text,
            FigureAttribute.Precision => PrecisionCode.TryParse(text, out _) ? text.Trim() : null,
            FigureAttribute.Period => Period.TryParse(text, out _) ? text : null,
            _ => CodeOf(attribute, text),
        };
        if (code is not null)
        {
            return true;
        }

        problem = attribute == FigureAttribute.Period ? BadPeriod(at, text, "{0}")
            : attribute == FigureAttribute.Precision
                ? notes.Problem("unknown-member", sheet.Name, at, "the precision is not known", "Correct the cell", text, "one of " + string.Join(", ", Enum.GetValues<Precision>().Select(PrecisionCode.Of)))
            : text.Length == 0 ? Missing(new RowLabel(at, text, null))
            : Unknown(attribute, at, text);
        return false;
    }

    private RowLabel LabelAt(int row, string letters)
    {
        CellReference.TryParseColumn(letters, out var column);
        var cell = sheet[row, column];
        return new RowLabel(new CellReference(row, column), FoldedText.Fold(cell?.Text), cell?.Error);
    }

    /// <summary>The inner label counts, unless it is empty or only says "subtotal"; the outer one stands in the first row of its group.</summary>
    private RowLabel ReadNested(RowLabel outer, RowLabel inner, LayoutRow part)
    {
        if (outer.Text.Length > 0)
        {
            _above[part] = outer;
        }

        var subtotal = part.Subtotal.Any(s => FoldedText.Same(s, inner.Text));
        return inner.Text.Length > 0 && !subtotal ? inner
            : subtotal && outer.Text.Length == 0 && _above.TryGetValue(part, out var above) ? above
            : outer;
    }

    private IReadOnlyDictionary<string, string>? Meaning(string text, LayoutRow part)
    {
        if (part.Map.Count > 0)
        {
            return part.Map.FirstOrDefault(m => FoldedText.Same(m.Key, text)).Value;
        }

        if (part.Period is { } template)
        {
            var code = template.Replace("{0}", text, StringComparison.Ordinal);
            return text.All(c => char.IsAsciiDigit(c) || c == '-') && Period.TryParse(code, out _)
                ? new Dictionary<string, string> { [FigureAttribute.Period] = code }
                : null;
        }

        return CodeOf(part.Dimension!, text) is { } member ? new Dictionary<string, string> { [part.Dimension!] = member } : null;
    }

    private string? CodeOf(string list, string text) =>
        list == FigureAttribute.Publication && text == layout.Publication?.Code ? text
        : codes.TryResolve(list, text, out var code) ? code
        : null;

    private InputProblem Error(RowLabel label) => notes.Problem(
        "cell-error", sheet.Name, label.At, "the label holds an error", "Mend the formula in the file", label.Error);

    private InputProblem Missing(RowLabel label) => notes.Problem(
        "missing-label", sheet.Name, label.At, "a row with values has no label", "Fill in the label, or set fill_down in the layout if the one above is meant");

    private InputProblem Unknown(string list, CellReference at, string text)
    {
        var near = codes.Suggest(list, text);
        return notes.Problem(
            "unknown-member",
            sheet.Name,
            at,
            $"the code list {list} does not know this",
            (near.Count > 0 ? $"Did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}? " : "") + $"Correct the label, or add it to the synonyms in {list}.csv",
            text,
            $"a code, label or synonym of {list}") with { CodeList = list };
    }

    private InputProblem UnknownInMap(RowLabel label, LayoutRow part) => notes.Problem(
        "unknown-member", sheet.Name, label.At, "the layout's map does not know this label", "Add it to the map in the layout", label.Text, "one of " + string.Join(", ", part.Map.Keys.Select(k => $"'{k}'")));

    private InputProblem BadPeriod(CellReference at, string text, string template) => notes.Problem(
        "bad-period",
        sheet.Name,
        at,
        "this is not a period",
        "Correct the cell",
        text,
        template == "{0}" ? "a year (2022), a month (2022-06) or a day (2022-12-31)" : $"digits that make a period by the template {template}");
}
