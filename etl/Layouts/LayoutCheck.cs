using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Layouts;

/// <summary>Says what is wrong with a layout before a file is read by it.</summary>
internal sealed class LayoutCheck
{
    private readonly Layout _layout;
    private readonly CodeListCatalog _codes;
    private readonly List<string> _problems = [];

    private LayoutCheck(Layout layout, CodeListCatalog codes)
    {
        _layout = layout;
        _codes = codes;
    }

    /// <summary>The problems, each as key and sentence; empty for a sound layout.</summary>
    public static IReadOnlyList<string> Problems(Layout layout, CodeListCatalog codes)
    {
        var check = new LayoutCheck(layout, codes);
        check.Head();
        for (var i = 0; i < layout.Tables.Count; i++)
        {
            check.Table(layout.Tables[i], $"tables[{i}]");
        }

        return check._problems;
    }

    private bool IsCsv => _layout.Format == "csv";

    private void Head()
    {
        Filled("layout", _layout.Name);
        Filled("source", _layout.Source);
        Filled("dataset", _layout.Dataset);
        Filled("file", _layout.File);
        OneOf("format", _layout.Format, "workbook", "csv");
        OneOf("encoding", _layout.Encoding, CsvFormat.Utf8, CsvFormat.Windows1252);
        Require(_layout.Delimiter is { Length: 1 } d && d[0] < 128, $"delimiter is '{_layout.Delimiter}'; expected one plain character");
        Require(Period.TryParse(_layout.Period, out _), $"period is '{_layout.Period}'; expected 2017, 2018-05 or 2025-11-30, in quotes");
        Require(_layout.OnePeriod is null || Period.TryParse(_layout.OnePeriod, out _), $"one_period is '{_layout.OnePeriod}'; expected a period such as \"2022-12-31\"");
        Require(_layout.Tables.Count > 0, "tables is empty; expected at least one");
        Require(!IsCsv || _layout.Tables.Count == 1, "a csv layout has exactly one table");
        Numbers("numbers", _layout.Numbers);
        if (_layout.Publication is { } publication)
        {
            Filled("publication.code", publication.Code);
            Filled("publication.title", publication.Title);
            Filled("publication.publisher", publication.Publisher);
            Filled("publication.series", publication.Series);
            Filled("publication.edition", publication.Edition);
            OneOf("publication.kind", publication.Kind, "official", "research", "press", "second_hand");
            OneOf("publication.language", publication.Language, "nl", "fr", "en");
            Require(
                !_codes.Publications.TryGetValue(publication.Code ?? "", out var known) || known == publication.ToPublication(),
                $"publication {publication.Code} stands in publication.csv with other data; keep one of the two");
        }

        foreach (var (mark, set) in _layout.Footnotes)
        {
            Require(mark.Trim().Length > 0, "footnotes has an empty mark");
            Attributes($"footnotes.{mark}", set);
        }
    }

    private void Table(LayoutTable table, string key)
    {
        Require(IsCsv == string.IsNullOrEmpty(table.Sheet), IsCsv ? $"{key}.sheet: a text file has no sheets" : $"{key}.sheet is empty");
        Require(table.HeaderRows.Count is 1 or 2 && table.HeaderRows.All(r => r >= 1), $"{key}.header_rows: expected one or two rows, from 1");
        Require(table.HeaderRows.Count == 0 || table.FirstRow > table.HeaderRows.Max(), $"{key}.first_row is {table.FirstRow}; expected a row below the headers");
        Require(table.Title is null || CellReference.TryParse(table.Title.Cell, out _), $"{key}.title.cell is '{table.Title?.Cell}'; expected a cell such as A1");
        Require(table.Title is null || !string.IsNullOrWhiteSpace(table.Title.Text), $"{key}.title.text is empty");
        Numbers($"{key}.numbers", table.Numbers);
        Attributes($"{key}.constants", table.Constants);
        if (table.End is { } end)
        {
            Letters($"{key}.end.column", end.Column);
            Require(end.StartsWith.Count > 0 && end.StartsWith.All(s => !string.IsNullOrWhiteSpace(s)), $"{key}.end.starts_with: expected at least one beginning, none empty");
        }

        if (table.Long.Count > 0)
        {
            Require(table.Rows.Count == 0 && table.Columns.Count == 0, $"{key} has both long and rows or columns; keep one form");
            Long(table, key);
        }
        else
        {
            Block(table, key);
        }

        for (var i = 0; i < table.ControlSums.Count; i++)
        {
            ControlSum(table.ControlSums[i], $"{key}.control_sums[{i}]");
        }
    }

    private void Long(LayoutTable table, string key)
    {
        var attributes = table.Long.Select(c => c.Attribute).ToArray();
        Require(attributes.Count(a => a == "value") == 1, $"{key}.long: expected exactly one column with attribute: value");
        Require(attributes.Distinct().Count() == attributes.Length, $"{key}.long names an attribute twice");
        foreach (var column in table.Long)
        {
            Filled($"{key}.long.header", column.Header);
            Require(column.Attribute == "value" || FigureAttribute.All.Contains(column.Attribute), $"{key}.long.attribute is '{column.Attribute}'; expected value or one of {string.Join(", ", FigureAttribute.All)}");
        }

        AllSet(key, table.Constants.Keys.Concat(attributes));
    }

    private void Block(LayoutTable table, string key)
    {
        Require(table.Columns.Any(c => !c.Skip), $"{key}.columns: expected at least one column of values");
        var given = new List<string>(table.Constants.Keys);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            given.AddRange(Row(table.Rows[i], $"{key}.rows[{i}]", table));
        }

        var seen = new HashSet<string>();
        foreach (var column in table.Columns)
        {
            var place = $"{key}.columns.{column.Column}";
            Letters(place, column.Column);
            Require(seen.Add(column.Column ?? ""), $"{place} is named twice");
            Require(column.Header.Texts.Count <= table.HeaderRows.Count, $"{place}.header has more texts than there are header rows");
            if (!column.Skip)
            {
                Attributes($"{place}.set", column.Set);
                AllSet(place, given.Concat(column.Set.Keys));
            }
        }
    }

    private IEnumerable<string> Row(LayoutRow row, string key, LayoutTable table)
    {
        Require(row.Column is null != (row.Columns.Count == 0), $"{key}: expected either column or columns");
        Require(row.Columns.Count is 0 or 2, $"{key}.columns: expected two");
        Require(row.Nested == (row.Columns.Count == 2), $"{key}: two columns and nested: true belong together");
        foreach (var letters in row.AllColumns)
        {
            Letters(key + ".column", letters);
        }

        var headers = row.Header.IsOne ? 1 : row.Header.Texts.Count;
        Require(headers <= (row.Nested ? 2 : table.HeaderRows.Count), $"{key}.header has too many texts");
        var ways = (row.Dimension is null ? 0 : 1) + (row.Map.Count == 0 ? 0 : 1) + (row.Period is null ? 0 : 1);
        Require(ways == 1, $"{key}: expected exactly one of dimension, map and period");
        if (row.Dimension is { } dimension)
        {
            Require(FigureAttribute.Coded.Contains(dimension), $"{key}.dimension is '{dimension}'; expected one of {string.Join(", ", FigureAttribute.Coded)}");
            return [dimension];
        }

        if (row.Period is { } period)
        {
            Require(period.Contains("{0}", StringComparison.Ordinal), $"{key}.period is '{period}'; expected a template with {{0}}");
            return [FigureAttribute.Period];
        }

        foreach (var (label, set) in row.Map)
        {
            Attributes($"{key}.map.{label}", set);
        }

        // Only what every label sets is sure to be set.
        return row.Map.Count == 0 ? [] : row.Map.Values.Select(s => (s ?? []).Keys.AsEnumerable()).Aggregate((a, b) => a.Intersect(b));
    }

    private void ControlSum(LayoutControlSum sum, string key)
    {
        Require(FigureAttribute.Key.Contains(sum.Dimension), $"{key}.dimension is '{sum.Dimension}'; expected one of {string.Join(", ", FigureAttribute.Key)}");
        Require(sum.Tolerance >= 0, $"{key}.tolerance is negative");
        Require(sum.Parts.Count > 0 && !sum.Parts.Contains(sum.Total) && sum.Parts.Distinct().Count() == sum.Parts.Count, $"{key}.parts: expected at least one part, none twice, the total not among them");
        foreach (var code in sum.Parts.Append(sum.Total))
        {
            Value(key, sum.Dimension, code);
        }

        foreach (var indicator in sum.Indicators)
        {
            Value(key + ".indicators", FigureAttribute.Indicator, indicator);
        }
    }

    private void Attributes(string key, Dictionary<string, string>? set)
    {
        foreach (var (attribute, value) in set ?? [])
        {
            if (FigureAttribute.All.Contains(attribute))
            {
                Value($"{key}.{attribute}", attribute, value);
            }
            else
            {
                _problems.Add($"{key}: '{attribute}' is no attribute; expected one of {string.Join(", ", FigureAttribute.All)}");
            }
        }
    }

    private void Value(string key, string attribute, string? value)
    {
        var known = attribute switch
        {
            FigureAttribute.Period => Period.TryParse(value, out _),
            FigureAttribute.Precision => PrecisionCode.TryParse(value, out _),
            FigureAttribute.Remark => value is { Length: <= 400 },
            FigureAttribute.Indicator => _codes.Indicators.ContainsKey(value ?? ""),
            FigureAttribute.Unit => _codes.Units.ContainsKey(value ?? ""),
            FigureAttribute.Publication => value is not null && (value == _layout.Publication?.Code || _codes.Publications.ContainsKey(value)),
            _ => !CodeListCatalog.Dimensions.Contains(attribute) || _codes.Find(attribute, value ?? "") is not null,
        };
        Require(known, $"{key}: '{value}' is no {(attribute is FigureAttribute.Period or FigureAttribute.Remark ? "valid " : "code of ")}{attribute}");
    }

    private void AllSet(string key, IEnumerable<string> given)
    {
        var missing = FigureAttribute.Key.Except(given).ToArray();
        Require(missing.Length == 0, $"{key}: nothing sets {string.Join(", ", missing)}; set it in constants, rows or columns");
    }

    private void Numbers(string key, LayoutNumbers? numbers)
    {
        try
        {
            numbers?.ToStyle();
        }
        catch (ArgumentException problem)
        {
            _problems.Add($"{key}: {problem.Message.Split(" (Parameter")[0].TrimEnd('.')}");
        }
    }

    private void Letters(string key, string? letters) =>
        Require(CellReference.TryParseColumn(letters, out _), $"{key} is '{letters}'; expected the letters of a column, such as B");

    private void Filled(string key, string? text) => Require(!string.IsNullOrWhiteSpace(text), $"{key} is empty");

    private void OneOf(string key, string? text, params string[] words) =>
        Require(words.Contains(text), $"{key} is '{text}'; expected {string.Join(" or ", words)}");

    private void Require(bool sound, string problem)
    {
        if (!sound)
        {
            _problems.Add(problem);
        }
    }
}
