using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Etl;

public class WorkbookFileTests
{
    private static readonly byte[] Sound = new WorkbookBuilder().Set("S", "A1", "text").Set("S", "B2", 3d).ToBytes();

    private static InputProblem Refused(byte[] bytes, long limit = WorkbookFormat.DefaultUnpackedLimit) =>
        Assert.Single(Assert.Throws<InputRefusedException>(() => WorkbookFormat.Read("f.xlsx", bytes, limit)).Problems);

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Are you a robot?</body></html>", "an HTML page")]
    [InlineData("%PDF-1.7 ...", "a PDF document")]
    [InlineData("jaar;aantal\n2020;5\n", "a text file (CSV)")]
    [InlineData("{\"error\": 404}", "a JSON document")]
    public void Other_files_are_called_what_they_seem_to_be(string content, string kind)
    {
        var problem = Refused(Encoding.UTF8.GetBytes(content));

        Assert.Equal("not-a-workbook", problem.Code);
        Assert.Contains(kind, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Old_and_encrypted_workbooks_are_told_apart()
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]];

        Assert.Equal("old-workbook", Refused(compound).Code);
        Assert.Equal("encrypted", Refused([.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")]).Code);
    }

    [Fact]
    public void A_workbook_cut_off_anywhere_is_refused()
    {
        for (var length = 4; length < Sound.Length; length += 97)
        {
            Assert.Equal("corrupt-workbook", Refused(Sound[..length]).Code);
        }
    }

    [Fact]
    public void A_changed_byte_in_a_part_is_noticed_by_its_checksum()
    {
        using var stream = new MemoryStream();
        stream.Write(Sound);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            // Stored, not deflated: a flipped digit would otherwise break the compression instead.
            using var text = new StreamWriter(zip.CreateEntry("xl/note.txt", CompressionLevel.NoCompression).Open());
            text.Write("value=12345");
        }

        var bytes = stream.ToArray();
        bytes[bytes.AsSpan().IndexOf("12345"u8)] = (byte)'9';

        Assert.Equal("corrupt-workbook", Refused(bytes).Code);
    }

    [Fact]
    public void What_it_really_unpacks_to_is_counted_not_what_it_declares()
    {
        var bomb = new WorkbookBuilder().Set("S", "A1", "x").Part("xl/media/zeros.bin", new string('0', 3_000_000)).ToBytes();
        // The declared size stands in the central directory at offset 24 of the entry; make it lie.
        var name = "xl/media/zeros.bin"u8.ToArray();
        var entry = bytesLast(bomb, name) - 46;
        BitConverter.GetBytes(10).CopyTo(bomb, entry + 24);

        Assert.Contains(Refused(bomb, 1_000_000).Code, new[] { "workbook-too-large", "corrupt-workbook" });
        var honest = new WorkbookBuilder().Set("S", "A1", "x").Part("xl/media/zeros.bin", new string('0', 3_000_000)).ToBytes();
        Assert.Equal("workbook-too-large", Refused(honest, 1_000_000).Code);
        Assert.Equal("x", WorkbookFormat.Read("f.xlsx", honest).Sheets[0][1, 1]!.Text);

        static int bytesLast(byte[] bytes, byte[] what) => bytes.AsSpan().LastIndexOf(what);
    }

    [Fact]
    public void Too_many_parts_are_refused()
    {
        var book = new WorkbookBuilder().Set("S", "A1", "x");
        for (var i = 0; i < 10_000; i++)
        {
            book.Part($"p/{i}", "");
        }

        Assert.Equal("too-many-parts", Refused(book.ToBytes()).Code);
    }

    [Fact]
    public void A_document_type_definition_is_refused()
    {
        var book = new WorkbookBuilder().Set("S", "A1", "x").Part("xl/sharedStrings.xml", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\">]><sst>&a;</sst>");

        Assert.Equal("dtd-in-workbook", Refused(book.ToBytes()).Code);
    }

    [Fact]
    public void A_zip_without_a_workbook_is_called_what_it_seems_to_be()
    {
        Assert.Equal("no-workbook-part", Refused(new WorkbookBuilder().Set("S", "A1", "x").Drop("xl/workbook.xml").ToBytes()).Code);
        Assert.Contains("Word", Refused(new WorkbookBuilder().Drop("xl/workbook.xml").Part("word/document.xml", "<w/>").ToBytes()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_xml_is_refused()
    {
        Assert.Equal("corrupt-workbook", Refused(new WorkbookBuilder().Set("S", "A1", "x").Part("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>").ToBytes()).Code);
    }

    [Fact]
    public void A_stray_cell_in_the_last_corner_is_refused_instead_of_read_for_hours() =>
        Assert.Equal("sheet-too-large", Refused(new WorkbookBuilder().Set("S", "A1", "x").Set("S", "XFD1048576", "x").ToBytes()).Code);

    [Fact]
    public void Macros_are_left_alone() =>
        Assert.Equal("x", WorkbookFormat.Read("f.xlsm", new WorkbookBuilder().Set("S", "A1", "x").Part("xl/vbaProject.bin", "not even a macro").ToBytes()).Sheets[0][1, 1]!.Text);

    [Fact]
    public void A_workbook_of_another_program_is_read_with_shared_texts_and_merged_cells()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var texts = book.AddNewPart<SharedStringTablePart>();
            texts.SharedStringTable = new SharedStringTable(new SharedStringItem(new Text("Arbeiders")));
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(
                new SheetData(new Row(new Cell { CellReference = "B1", DataType = CellValues.SharedString, CellValue = new CellValue("0") }) { RowIndex = 1 }),
                new MergeCells(new MergeCell { Reference = "B1:D1" }));
            book.Workbook = new Workbook(new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = "Blad 1", SheetId = 1, Id = book.GetIdOfPart(sheet) }));
        }

        var read = WorkbookFormat.Read("f.xlsx", stream.ToArray()).Sheets[0];

        Assert.Equal("Blad 1", read.Name);
        Assert.Equal(["", "Arbeiders", "Arbeiders", "Arbeiders", ""], Enumerable.Range(1, 5).Select(c => read.TextAt(1, c)));
    }
}
