using System.Globalization;
using System.Text.Json;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>Prints the answer to a question.</summary>
/// <param name="answer">The answer.</param>
/// <param name="withMeasure">Whether rows name their measure: where several were asked for.</param>
/// <param name="withProvenance">Whether rows name publication, file, sheet and cell; of a sum those of all its parts, <c>|</c> between.</param>
/// <param name="withBase">Whether rows say of how many respondents they are a part, and how sure they are: for survey tables.</param>
public sealed class AnswerPrinter(ResultTable answer, bool withMeasure, bool withProvenance, bool withBase = false) : IResultPrinter
{
    private static readonly string[] Base = ["base", "base_kind", "precision", "certainty", "letters"];
    private static readonly string[] Provenance = ["publication", "file", "sheet", "cell"];

    // What was asked by stands once, where it was asked for.
    private readonly string[] _tail =
        [.. new[] { "value", "unit" }.Concat(withBase ? Base : []).Concat(withProvenance ? Provenance : []).Where(name => !answer.Dimensions.Contains(name))];

    /// <summary>Comma-separated: codes, values with the decimals of the publication, empty where there is no value to show.</summary>
    public void Csv(TextWriter writer)
    {
        CsvText.Write(writer, [.. Measure("measure"), .. answer.Dimensions, .. _tail]);
        foreach (var row in answer.Rows)
        {
            CsvText.Write(
                writer, [.. Measure(row.Measure), .. row.Members.Select(m => m.Code), .. _tail.Select(name => Tail(row.Cell, name))]);
        }
    }

    /// <summary>An array of objects with the names of the CSV, and labels, precision, remark and the hash of the file.</summary>
    public void Json(TextWriter writer) =>
        JsonText.Write(writer, json =>
        {
            json.WriteStartArray();
            foreach (var row in answer.Rows)
            {
                Write(json, row);
            }

            json.WriteEndArray();
        });

    /// <summary>Aligned, with English labels and thousands marks.</summary>
    public void Table(TextWriter writer)
    {
        var table = new TextTable([.. Measure("measure"), .. answer.Dimensions, .. _tail.Select(name => name == "value" ? "value>" : name)], widest: 48);
        foreach (var row in answer.Rows)
        {
            table.Add([.. Measure(row.Measure), .. row.Members.Select(Readable), .. _tail.Select(name => Readable(row.Cell, name))]);
        }

        table.Write(writer);
    }

    private IEnumerable<string> Measure(string text) => withMeasure ? [text] : [];

    private static string Readable(Member member) =>
        member.Dimension is "period" or "publication" ? member.Code : member.Role == MemberRole.OfWhich ? "of which " + member.Label.En : member.Label.En;

    private static string? Readable(ResultCell cell, string name) => name switch
    {
        "value" => cell.State switch
        {
            CellState.Suppressed => "(not shown)",
            CellState.NotAvailable => "(no figure)",
            _ => Mark(cell.Precision) + cell.Value!.Value.ToString("N" + Digits(cell.Decimals), CultureInfo.InvariantCulture),
        },
        "unit" => cell.Unit.Label.En,
        _ => Tail(cell, name),
    };

    private static string Mark(Precision precision) => precision switch
    {
        Precision.Exact => "",
        Precision.AtLeast => "> ",
        Precision.Rounded => "~ ",
        _ => $"({PrecisionCode.Of(precision)}) ",
    };

    private static string? Tail(ResultCell cell, string name) => name switch
    {
        "value" => Value(cell),
        "unit" => cell.Unit.Code,
        "base" => cell.Base?.ToString(CultureInfo.InvariantCulture),
        "base_kind" => cell.BaseKind.ToString().ToLowerInvariant(),
        "precision" => PrecisionCode.Of(cell.Precision),
        "certainty" => cell.IsUncertain ? "uncertain" : "",
        "letters" => cell.Letters,
        "publication" => Joined(cell, a => a.Publication),
        "file" => Joined(cell, a => a.File),
        "sheet" => Joined(cell, a => a.Sheet),
        "cell" => Joined(cell, a => a.Cell),
        _ => Joined(cell, a => a.Sha256),
    };

    /// <summary>Parts keep their places, so that the first file goes with the first cell.</summary>
    private static string Joined(ResultCell cell, Func<CellAddress, string?> part) =>
        cell.Addresses.All(a => string.IsNullOrEmpty(part(a))) ? "" : string.Join('|', cell.Addresses.Select(part));

    private static string? Value(ResultCell cell) =>
        cell.State == CellState.Shown ? cell.Value?.ToString("F" + Digits(cell.Decimals), CultureInfo.InvariantCulture) : null;

    private static string Digits(int decimals) => decimals.ToString(CultureInfo.InvariantCulture);

    private void Write(Utf8JsonWriter json, ResultRow row)
    {
        json.WriteStartObject();
        if (withMeasure)
        {
            json.WriteString("measure", row.Measure);
        }

        foreach (var member in row.Members)
        {
            json.WriteString(member.Dimension, member.Code);
        }

        foreach (var name in _tail.Append("sha256"))
        {
            if (name != "value")
            {
                json.WriteString(name, Tail(row.Cell, name));
            }
            else if (Value(row.Cell) is { } value)
            {
                json.WritePropertyName("value");
                json.WriteRawValue(value);
            }
            else
            {
                json.WriteNull("value");
            }
        }

        json.WriteString("state", row.Cell.State switch { CellState.Shown => "shown", CellState.Suppressed => "suppressed", _ => "not_available" });
        if (!withBase)
        {
            json.WriteString("precision", PrecisionCode.Of(row.Cell.Precision));
        }

        json.WriteString("remark", row.Cell.Remark);
        json.WriteStartObject("labels");
        foreach (var member in row.Members.Where(m => m.Dimension != "unit"))
        {
            JsonText.Write(json, member.Dimension, member.Label);
        }

        JsonText.Write(json, "unit", row.Cell.Unit.Label);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
