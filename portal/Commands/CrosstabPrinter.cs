using System.Globalization;
using System.Text.Json;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>Prints a crosstab.</summary>
/// <param name="table">The crosstab.</param>
/// <param name="withDiagnostics">Whether the tests are printed: behind the table, and in place of the cells in csv.</param>
public sealed class CrosstabPrinter(CrosstabTable table, bool withDiagnostics) : IResultPrinter
{
    private static readonly string[] CellNames =
        ["survey", "question", "row_kind", "row", "column_question", "column", "letter", "base", "weighted_base", "effective_base", "base_size", "count", "value", "low", "high", "letters", "state"];

    private static readonly string[] TestNames = ["question", "row", "column_question", "column", "other", "base", "other_base", "z", "p", "significant", "withheld"];

    /// <summary>What a reader must know, in English.</summary>
    public IEnumerable<string> Notes()
    {
        var set = table.Respondents;
        if (set.IsSynthetic)
        {
            yield return "these respondents are made up, for demonstration and tests: nothing here says anything about people.";
        }

        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{set.Title.En}: {set.Respondents:N0} completed questionnaires ({set.Period.Code}); counts below {table.Threshold} are not shown, nor what would tell them{(table.Suppressed == 0 ? "" : $": {table.Suppressed} left out here")}.");
        if (table.AskedWhen is { } asked)
        {
            yield return $"asked where {asked}.";
        }

        if (table.Base is { } of)
        {
            yield return $"base: {of.En}.";
        }

        if (table.Columns.Any(c => c.Letter is not null))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"letters at the {(1 - table.Level) * 100:0.##} % level{(table.IsBonferroni ? ", after Bonferroni" : "")}, among the columns of one question.");
        }

        if (table.Columns.Any(c => c is { State: CellState.Shown, Size: BaseSize.Small }))
        {
            yield return "* base under 100: read with caution.";
        }

        if (table.Columns.Any(c => c is { State: CellState.Shown, Size: BaseSize.TooSmall }))
        {
            yield return "** base under 30: not tested, without interval.";
        }

        if (table.Weights is { } weights)
        {
            yield return weights.Description.En + ".";
            foreach (var line in weights.Report)
            {
                yield return line;
            }
        }
    }

    /// <summary>Aligned, with English labels; shares with one decimal and letters behind them.</summary>
    public void Table(TextWriter writer)
    {
        writer.WriteLine($"{table.Question}: {table.Label.En}");
        writer.WriteLine();
        var text = new TextTable(["", .. table.Columns.Select(c => $"{(c.Letter is null ? "" : c.Letter + " ")}{c.Label.En}>")], widest: 44);
        if (table.Columns.Select(c => c.Question).OfType<string>().Distinct().Skip(1).Any())
        {
            text.Add(["question", .. table.Columns.Select(c => c.Question)]);
        }

        text.Add(["base", .. table.Columns.Select(Base)]);
        if (table.Weights is not null)
        {
            text.Add(["effective base", .. table.Columns.Select(c => c.EffectiveBase?.ToString("N0", CultureInfo.InvariantCulture))]);
        }

        foreach (var row in table.Rows)
        {
            text.Add([row.Label.En.Length == 0 ? row.Code : row.Label.En, .. row.Cells.Select(c => Readable(c, row.Kind))]);
        }

        text.Write(writer);
        if (withDiagnostics)
        {
            writer.WriteLine();
            Diagnostics(writer);
        }
    }

    /// <summary>One line a cell, or a test.</summary>
    public void Csv(TextWriter writer)
    {
        CsvText.Write(writer, withDiagnostics ? TestNames : CellNames);
        if (withDiagnostics)
        {
            foreach (var test in table.Tests)
            {
                CsvText.Write(writer, Values(test));
            }

            return;
        }

        foreach (var row in table.Rows)
        {
            for (var c = 0; c < table.Columns.Count; c++)
            {
                var (column, cell) = (table.Columns[c], row.Cells[c]);
                CsvText.Write(
                    writer,
                    [
                        table.Respondents.Survey, table.Question, Snake(row.Kind.ToString()), row.Code, column.Question, column.Code, column.Letter,
                        Number(column.Base), Number(column.WeightedBase), Number(column.EffectiveBase),
                        column.State == CellState.Shown ? Snake(column.Size.ToString()) : null,
                        Number(cell.Count), Number(cell.Value), Number(cell.Low), Number(cell.High), cell.Letters, Snake(cell.State.ToString()),
                    ]);
            }
        }
    }

    /// <summary>An object with columns, rows, weights and, with diagnostics, tests.</summary>
    public void Json(TextWriter writer) =>
        JsonText.Write(writer, json =>
        {
            json.WriteStartObject();
            json.WriteString("survey", table.Respondents.Survey);
            json.WriteString("period", table.Respondents.Period.Code);
            json.WriteBoolean("synthetic", table.Respondents.IsSynthetic);
            json.WriteString("question", table.Question);
            json.WriteString("type", table.Type);
            JsonText.Write(json, "label", table.Label);
            json.WriteString("asked_when", table.AskedWhen);
            json.WriteNumber("threshold", table.Threshold);
            json.WriteNumber("level", table.Level);
            json.WriteBoolean("bonferroni", table.IsBonferroni);
            WriteColumns(json);
            WriteRows(json);
            WriteWeights(json);
            if (withDiagnostics)
            {
                json.WriteStartArray("tests");
                foreach (var test in table.Tests)
                {
                    json.WriteStartObject();
                    foreach (var (name, value) in TestNames.Zip(Values(test)))
                    {
                        json.WriteString(name, value);
                    }

                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        });

    private void WriteColumns(Utf8JsonWriter json)
    {
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("question", column.Question);
            json.WriteString("code", column.Code);
            JsonText.Write(json, "label", column.Label);
            json.WriteString("letter", column.Letter);
            json.WriteString("state", Snake(column.State.ToString()));
            Write(json, "base", column.Base);
            Write(json, "weighted_base", column.WeightedBase);
            Write(json, "effective_base", column.EffectiveBase);
            json.WriteString("base_size", column.State == CellState.Shown ? Snake(column.Size.ToString()) : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteRows(Utf8JsonWriter json)
    {
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            json.WriteString("kind", Snake(row.Kind.ToString()));
            json.WriteString("code", row.Code);
            JsonText.Write(json, "label", row.Label);
            json.WriteStartArray("cells");
            foreach (var cell in row.Cells)
            {
                json.WriteStartObject();
                json.WriteString("state", Snake(cell.State.ToString()));
                Write(json, "count", cell.Count);
                Write(json, "value", cell.Value);
                Write(json, "low", cell.Low);
                Write(json, "high", cell.High);
                json.WriteString("letters", cell.Letters);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteWeights(Utf8JsonWriter json)
    {
        if (table.Weights is not { } weights)
        {
            json.WriteNull("weights");
            return;
        }

        json.WriteStartObject("weights");
        JsonText.Write(json, "description", weights.Description);
        json.WriteNumber("effective_base", weights.EffectiveBase);
        json.WriteNumber("design_effect", weights.DesignEffect);
        json.WriteNumber("lowest", weights.Lowest);
        json.WriteNumber("highest", weights.Highest);
        json.WriteStartArray("report");
        foreach (var line in weights.Report)
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private void Diagnostics(TextWriter writer)
    {
        var text = new TextTable(["row", "question", "column", "other", "base>", "other base>", "z>", "p>", "", "not tested because"], widest: 44);
        foreach (var test in table.Tests)
        {
            text.Add(
                test.Row, test.Question, test.Column, test.Other,
                test.Base?.ToString("N0", CultureInfo.InvariantCulture), test.OtherBase?.ToString("N0", CultureInfo.InvariantCulture),
                test.Z?.ToString("0.00", CultureInfo.InvariantCulture), test.P?.ToString("0.0000", CultureInfo.InvariantCulture),
                test.IsSignificant ? "significant" : "", test.Withheld);
        }

        text.Write(writer);
    }

    private string?[] Values(CrosstabTest test) =>
    [
        table.Question, test.Row, test.Question, test.Column, test.Other, Number(test.Base), Number(test.OtherBase), Number(test.Z), Number(test.P),
        test.Withheld is null ? (test.IsSignificant ? "yes" : "no") : null, test.Withheld,
    ];

    private static string? Base(CrosstabColumn column) => column.State switch
    {
        CellState.Suppressed => "(not shown)",
        CellState.NotAvailable => "(no base)",
        _ => column.Base!.Value.ToString("N0", CultureInfo.InvariantCulture)
            + column.Size switch { BaseSize.TooSmall => " **", BaseSize.Small => " *", _ => "" },
    };

    private static string Readable(CrosstabCell cell, CrosstabRowKind kind) => cell.State switch
    {
        CellState.Suppressed => "(not shown)",
        CellState.NotAvailable => "",
        _ when kind == CrosstabRowKind.Mean => cell.Value?.ToString("N2", CultureInfo.InvariantCulture) + Letters(cell),
        _ => string.Create(CultureInfo.InvariantCulture, $"{cell.Value:0.0} % ({cell.Count:N0}){Letters(cell)}"),
    };

    private static string Letters(CrosstabCell cell) => cell.Letters.Length == 0 ? "" : " " + cell.Letters;

    private static string? Number(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Snake(string word) => string.Concat(word.Select((c, i) => i > 0 && char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
