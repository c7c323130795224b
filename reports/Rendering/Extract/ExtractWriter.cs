using System.IO.Compression;
using ReIntegrationBI.Reports.Texts;

namespace ReIntegrationBI.Reports.Rendering.Extract;

/// <summary>
/// Writes an extract, row by row: memory does not grow with the number of rows, and the stream need not be seekable. Text is never a formula,
/// numbers stay numbers, days stay days.
/// </summary>
public static class ExtractWriter
{
    /// <summary>Writes an extract.</summary>
    /// <param name="content">What to write; its rows are read once.</param>
    /// <param name="format">A form of <see cref="ExtractFormat"/>.</param>
    /// <param name="target">Where it goes, written to synchronously; stays open.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such form.</exception>
    public static void Write(ExtractContent content, string format, Stream target) => Write(content, format, target, SheetSeries.RowsOfExcel);

    /// <summary>As above, with fewer rows a sheet.</summary>
    internal static void Write(ExtractContent content, string format, Stream target, int rowsOfSheet)
    {
        var layout = new Layout(content);
        switch (format)
        {
            case ExtractFormat.Workbook:
                WriteWorkbook(layout, target, rowsOfSheet);
                break;
            case ExtractFormat.Csv:
                WriteCsv(layout, target);
                break;
            case ExtractFormat.Zip:
                WriteZip(layout, target);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "Forms of an extract are xlsx, csv and zip.");
        }
    }

    private static void WriteWorkbook(Layout layout, Stream target, int rowsOfSheet)
    {
        var waiting = new List<StreamedWorkbook.Waiting>();
        try
        {
            using var book = new StreamedWorkbook(target, layout.Content);
            using (var provenance = book.TableBeside(layout.ProvenanceColumns, rowsOfSheet, waiting))
            using (var data = book.Table(layout.Texts["extract.data"], layout.DataColumns, wraps: false, rowsOfSheet))
            {
                layout.WriteRows(data, provenance);
            }

            using (var notes = book.Table(layout.Texts["extract.notes"], layout.NoteColumns, wraps: true, rowsOfSheet))
            {
                layout.WriteNotes(notes);
            }

            foreach (var sheet in waiting)
            {
                book.Add(layout.Texts["extract.provenance"], sheet);
            }

            book.Finish();
        }
        finally
        {
            waiting.ForEach(w => w.Content.Dispose());
        }
    }

    private static void WriteCsv(Layout layout, Stream target)
    {
        using var data = new CsvTable(target, layout.DataColumns);
        layout.WriteRows(data, provenance: null);
    }

    private static void WriteZip(Layout layout, Stream target)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        using var waiting = new SpillFile();
        using (var part = Open("data.csv"))
        using (var provenance = new CsvTable(waiting.Target, layout.ProvenanceColumns))
        using (var data = new CsvTable(part, layout.DataColumns))
        {
            layout.WriteRows(data, provenance);
        }

        using (var part = Open("notes.csv"))
        using (var notes = new CsvTable(part, layout.NoteColumns))
        {
            layout.WriteNotes(notes);
        }

        using (var part = Open("provenance.csv"))
        {
            waiting.CopyTo(part);
        }

        Stream Open(string name)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
            entry.LastWriteTime = new DateTimeOffset(DateTime.SpecifyKind(layout.Content.MadeAt, DateTimeKind.Utc));
            return entry.Open();
        }
    }

    /// <summary>The three tables of an extract.</summary>
    private sealed class Layout(ExtractContent content)
    {
        public ExtractContent Content => content;

        public FixedTexts Texts { get; } = FixedTexts.For(content.Language);

        // The warning stands in every row: a row is copied without its heading.
        public IReadOnlyList<ExtractColumn> DataColumns =>
        [
            new("nr", Texts["extract.row"], IsNumber: true),
            .. content.Columns,
            .. content.Warning is null ? [] : new ExtractColumn[] { new("synthetic", Texts["extract.synthetic"]) },
        ];

        public IReadOnlyList<ExtractColumn> NoteColumns => [new("about", Texts["extract.about"]), new("text", Texts["extract.text"])];

        public IReadOnlyList<ExtractColumn> ProvenanceColumns =>
        [
            new("nr", Texts["extract.row"], IsNumber: true),
            new("what", Texts["extract.what"]),
            new("publication", Texts["extract.publication"]),
            new("title", Texts["extract.title"]),
            new("publisher", Texts["extract.publisher"]),
            new("url", Texts["extract.url"]),
            new("file", Texts["extract.file"]),
            new("sheet", Texts["extract.sheet"]),
            new("cell", Texts["extract.cell"]),
            new("sha256", Texts["extract.sha256"]),
            new("load", Texts["extract.load"], IsNumber: true),
            new("loaded_at", Texts["extract.loaded_at"]),
            new("formula", Texts["extract.formula"]),
        ];

        public void WriteRows(TableTarget data, TableTarget? provenance)
        {
            var number = 0L;
            var values = new ExtractValue[DataColumns.Count];
            var addresses = new ExtractValue[ProvenanceColumns.Count];
            foreach (var row in content.Rows)
            {
                if (row.Values.Count != content.Columns.Count)
                {
                    throw new ArgumentException($"The extract has {content.Columns.Count} columns, row {number + 1} has {row.Values.Count} values: give one a column.");
                }

                values[0] = ExtractValue.Ordinal(++number);
                for (var i = 0; i < row.Values.Count; i++)
                {
                    values[i + 1] = row.Values[i];
                }

                if (content.Warning is not null)
                {
                    values[^1] = ExtractValue.Of("yes");
                }

                data.Row(values);
                if (provenance is null)
                {
                    continue;
                }

                foreach (var source in row.Sources)
                {
                    Fill(addresses, number, source);
                    provenance.Row(addresses);
                }
            }
        }

        public void WriteNotes(TableTarget notes)
        {
            if (content.Warning is not null)
            {
                notes.Row([ExtractValue.Of(Texts["extract.synthetic"]), ExtractValue.Of(content.Warning)]);
            }

            foreach (var note in content.Notes)
            {
                notes.Row([ExtractValue.Of(note.About), ExtractValue.Of(note.Text)]);
            }
        }

        private static void Fill(ExtractValue[] values, long number, ExtractSource source)
        {
            var address = source.Address;
            values[0] = ExtractValue.Ordinal(number);
            values[1] = ExtractValue.Of(source.What);
            values[2] = ExtractValue.Of(address?.Publication);
            values[3] = ExtractValue.Of(address?.PublicationTitle);
            values[4] = ExtractValue.Of(address?.Publisher);
            values[5] = ExtractValue.Of(address?.Url);
            values[6] = ExtractValue.Of(address?.File);
            values[7] = ExtractValue.Of(address?.Sheet);
            values[8] = ExtractValue.Of(address?.Cell);
            values[9] = ExtractValue.Of(address?.Sha256);
            values[10] = ExtractValue.Ordinal(address?.LoadKey);
            values[11] = address is null ? default : ExtractValue.Moment(address.LoadedAt);
            values[12] = ExtractValue.Of(source.Formula);
        }
    }
}
