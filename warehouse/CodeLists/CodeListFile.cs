using System.Globalization;
using System.Text;
using CsvHelper;

namespace ReIntegrationBI.Warehouse.CodeLists;

/// <summary>One code list as a file: UTF-8, comma, a fixed header; every row with its line.</summary>
internal sealed class CodeListFile
{
    private CodeListFile(string name, IReadOnlyList<Row> rows)
    {
        Name = name;
        Rows = rows;
    }

    /// <summary>Name of the file, for messages.</summary>
    public string Name { get; }

    /// <summary>The rows below the header.</summary>
    public IReadOnlyList<Row> Rows { get; }

    /// <exception cref="CodeListException">The file is missing, is not UTF-8, or its header or a row has other columns.</exception>
    public static CodeListFile Read(string folder, string name, params string[] columns)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            throw new CodeListException($"{path}: the code list is missing. Put the file back; it comes with the product.");
        }

        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new CodeListException($"{name}: the file is not UTF-8. Save it as UTF-8.");
        }

        var options = CsvReaderOptions.Default with
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        var rows = new List<Row>();
        var header = true;
        try
        {
            using var reader = CsvReader.FromText(text, options);
            while (reader.Read())
            {
                var values = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
                if (header)
                {
                    header = false;
                    if (!values.SequenceEqual(columns))
                    {
                        throw new CodeListException(
                            $"{name}, line {Line(reader.LineNumber)}: the header is '{string.Join(',', values)}'; expected '{string.Join(',', columns)}'. Restore the header.");
                    }

                    continue;
                }

                if (values.Length != columns.Length)
                {
                    throw new CodeListException(
                        $"{name}, line {Line(reader.LineNumber)}: {values.Length} fields; expected {columns.Length}. Quote a text that holds a comma.");
                }

                rows.Add(new Row(name, reader.LineNumber, columns, values));
            }
        }
        catch (CsvFormatException problem)
        {
            throw new CodeListException($"{name}, line {Line(problem.LineNumber)}: {problem.Message} Mend the quotes.");
        }

        return header
            ? throw new CodeListException($"{name}: the code list is empty. Put the file back; it comes with the product.")
            : new CodeListFile(name, rows);
    }

    private static string Line(long line) => line.ToString(CultureInfo.InvariantCulture);

    /// <summary>A row below the header.</summary>
    internal sealed class Row(string file, long line, string[] columns, string[] values)
    {
        public string this[string column] => values[Array.IndexOf(columns, column)].Trim();

        public string? OrNull(string column) => this[column] is { Length: > 0 } text ? text : null;

        public string Required(string column) => OrNull(column) ?? throw Problem($"{column} is empty. Fill it in");

        public int Integer(string column) =>
            int.TryParse(this[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw Problem($"{column} is '{this[column]}'; expected a whole number. Correct it");

        public string OneOf(string column, params string[] words) =>
            words.Contains(this[column])
                ? this[column]
                : throw Problem($"{column} is '{this[column]}'; expected one of {string.Join(", ", words)}. Correct it");

        public DateOnly? Day(string column) =>
            OrNull(column) is not { } text ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw Problem($"{column} is '{text}'; expected a day such as 2019-01-01. Correct it");

        public IReadOnlyList<string> Several(string column) =>
            this[column].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        public CodeListException Problem(string what) => new($"{Place}: {what}.");

        public string Place => $"{file}, line {Line(line)}";
    }
}
