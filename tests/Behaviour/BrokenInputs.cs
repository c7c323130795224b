using System.Text;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>Inputs that must be refused, each made from a real sample.</summary>
internal static class BrokenInputs
{
    private const string Report = "riziv-jaarverslag-2017.xlsx";
    private const string Regions = "depression-burn-out-par-region-2021.xlsx";
    private const string Diseases = "invaliditeit-ziektegroepen-2022.xlsx";
    private const string Utf8Csv = "cijfers-arbeidsongeschiktheid-2025.csv";
    private const string WindowsCsv = "depenses-et-assures-incapacite-2025.csv";
    private const string Sheet1 = "xl/worksheets/sheet1.xml";
    private const string CsvName = "cijfers-arbeidsongeschiktheid-2025-x.csv";
    private const string ReportName = "riziv-jaarverslag-2017-x.xlsx";

    private static readonly Encoding Utf8 = new UTF8Encoding(false);

    public static IReadOnlyDictionary<string, BrokenInput> All { get; } = new Dictionary<string, BrokenInput>
    {
        ["html page named xlsx"] = new(ReportName, p => File.WriteAllText(p, "<!DOCTYPE html><html><body>404 Not Found</body></html>"), "an HTML page"),
        ["pdf named csv"] = new(CsvName, p => File.WriteAllText(p, "%PDF-1.7\n1 0 obj\n"), "a PDF document"),
        ["truncated zip"] = new(ReportName, p => File.WriteAllBytes(p, File.ReadAllBytes(SampleEdit.Sample(Report))[..^900]), "damaged or cut off"),
        ["a sheet's part lost"] = new(ReportName, SampleEdit.WithoutPart(Report, Sheet1), "The part of sheet 'Tabel 1' is missing"),
        ["unpacks to gigabytes"] = new(ReportName, SampleEdit.Bomb(Report), "unpacks to more than"),
        ["entity bomb"] = new(
            ReportName,
            SampleEdit.Workbook(Report, Sheet1, (
                "<worksheet ",
                "<!DOCTYPE b [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY c \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]><worksheet ")),
            "document type definition"),
        ["encrypted workbook"] = new(ReportName, p => File.WriteAllBytes(p, CompoundFile("EncryptedPackage")), "encrypted"),
        ["old xls"] = new(ReportName, p => File.WriteAllBytes(p, CompoundFile("Workbook")), "old Excel workbook"),
        ["wrong sheet"] = new(ReportName, SampleEdit.Workbook(Report, "xl/workbook.xml", ("name=\"Tabel 1\"", "name=\"Tabel 7\"")), "the sheet is missing", "Tabel 1"),
        ["wrong title"] = new(
            ReportName, SampleEdit.Workbook(Report, Sheet1, ("Aantal invaliden op 31 december - Evolutie 2016-2017", "Aantal dossiers - Evolutie 2016-2017")), "the title is another one", "Tabel 1", "A1"),
        ["moved header"] = new(
            ReportName,
            SampleEdit.Workbook(Report, Sheet1, ("Algemene regeling / R&#233;gime g&#233;n&#233;ral", "@"), ("Zelfstandigen / Ind&#233;pendants", "Algemene regeling / R&#233;gime g&#233;n&#233;ral"), ("@", "Zelfstandigen / Ind&#233;pendants")),
            "the header has moved", "Tabel 1", "B5"),
        ["unknown disease group"] = new(Diseases.Replace(".xlsx", "-x.xlsx", StringComparison.Ordinal), SampleEdit.Workbook(Diseases, Sheet1, ("Psychische stoornissen", "Heimwee")), "Heimwee", "Ziektegroepen", "A5"),
        ["text in a number cell"] = new(
            ReportName, SampleEdit.Workbook(Report, Sheet1, ("<c r=\"D6\" s=\"9\" t=\"n\"><v>390765</v></c>", "<c r=\"D6\" t=\"inlineStr\"><is><t>volgt later</t></is></c>")), "volgt later", "Tabel 1", "D6"),
        ["comma for a dot of thousands"] = new(
            Regions.Replace(".xlsx", "-x.xlsx", StringComparison.Ordinal), SampleEdit.Workbook(Regions, Sheet1, ("38.758", "38,758")), "cannot be a fraction", "Régions", "B5"),
        ["dot of thousands where there is none"] = new(CsvName, Lines(l => l[3] = SampleEdit.Replace(l[3], ";193538;", ";193.538;")), "193.538", Cell: "I4"),
        ["total that does not add up"] = new(ReportName, SampleEdit.Workbook(Report, Sheet1, ("<v>24749</v>", "<v>24748</v>")), "is not the sum of", "Tabel 1", "D7"),
        ["two periods in a one-period file"] = new("one-year-x.xlsx", p => File.Copy(SampleEdit.Sample(Report), p), "a second period", "Tabel 1", "D6"),
        ["windows-1252 read as utf-8"] = new(CsvName, p => File.Copy(SampleEdit.Sample(WindowsCsv), p), "not UTF-8", Cell: "line 1"),
        ["utf-8 read as windows-1252"] = new("depenses-et-assures-incapacite-2025-x.csv", p => File.Copy(SampleEdit.Sample(Utf8Csv), p), "the file is UTF-8", Cell: "line 1"),
        ["utf-8 encoded twice"] = new(
            CsvName, p => File.WriteAllBytes(p, Utf8.GetBytes(SampleEdit.Windows1252.GetString(File.ReadAllBytes(SampleEdit.Sample(Utf8Csv))[3..]))), "letters were damaged", Cell: "line 2"),
        ["ragged rows"] = new(CsvName, Lines(l => l[5] += ";te veel"), "another number of fields", Cell: "line 6"),
        ["header lacks a column"] = new(CsvName, Lines(l => Each(l, line => line[(line.IndexOf(';', StringComparison.Ordinal) + 1)..])), "header", Cell: "A1"),
        ["another delimiter"] = new(CsvName, Lines(l => Each(l, line => line.Replace('"', ' ').Replace(',', ' ').Replace(';', ','))), "delimiter", Cell: "A1"),
        ["unknown indicator"] = new(CsvName, Lines(l => l[2] = SampleEdit.Replace(l[2], "invaliden;", "gelukkigen;")), "gelukkigen", Cell: "A3"),
        ["duplicate cell"] = new(CsvName, Lines(l => l.Insert(3, l[2])), "stands already in cell I3", Cell: "I4"),
        ["too many decimals"] = new(CsvName, Lines(l => l[3] = SampleEdit.Replace(l[3], ";193538;", ";193538,12345;")), "more than four decimals", Cell: "I4"),
        ["far too large"] = new(CsvName, Lines(l => l[3] = SampleEdit.Replace(l[3], ";193538;", ";193538000000000000;")), "more than 15 digits", Cell: "I4"),
        ["far too large in a workbook"] = new(ReportName, SampleEdit.Workbook(Report, Sheet1, ("<v>390765</v>", "<v>3.9E+200</v>")), "beyond 10^14", "Tabel 1", "D6"),
        ["negative number of persons"] = new(CsvName, Lines(l => l[3] = SampleEdit.Replace(l[3], ";193538;", ";-193538;")), "cannot be negative", Cell: "I4"),
        ["formula with an error"] = new(
            ReportName, SampleEdit.Workbook(Report, Sheet1, ("<c r=\"D6\" s=\"9\" t=\"n\"><v>390765</v></c>", "<c r=\"D6\" t=\"e\"><f>B6/0</f><v>#DIV/0!</v></c>")), "#DIV/0!", "Tabel 1", "D6"),
        ["formula without a result"] = new(
            ReportName, SampleEdit.Workbook(Report, Sheet1, ("<c r=\"D6\" s=\"9\" t=\"n\"><v>390765</v></c>", "<c r=\"D6\"><f>B6+C6</f></c>")), "a formula without a result", "Tabel 1", "D6"),
        ["figure of another slice"] = new("other-slice-x.xlsx", p => File.Copy(SampleEdit.Sample(Regions), p), "already loaded with another dataset", "Régions", "B5"),
        ["empty file"] = new(ReportName, p => File.WriteAllBytes(p, []), "empty"),
        ["header and nothing below"] = new(CsvName, Lines(l => l.RemoveRange(1, l.Count - 1)), "no figure could be read"),
        ["missing file"] = new(ReportName, _ => { }, "no such file"),
        ["folder"] = new(ReportName, p => Directory.CreateDirectory(p), "this is a folder"),
        ["no layout knows it"] = new("onbekend.xlsx", p => File.Copy(SampleEdit.Sample(Report), p), "no layout fits"),
    };

    /// <summary>The first lines of the long CSV, so that one wrong value among them is more than the limit of rejections.</summary>
    private static Action<string> Lines(Action<List<string>> change) => SampleEdit.Lines(Utf8Csv, Utf8, lines =>
    {
        lines.RemoveRange(40, lines.Count - 40);
        change(lines);
    });

    private static void Each(List<string> lines, Func<string, string> change)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            lines[i] = change(lines[i]);
        }
    }

    /// <summary>An OLE file: its header, and the name of a stream where the directory keeps it.</summary>
    private static byte[] CompoundFile(string stream)
    {
        var bytes = new byte[4096];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(bytes, 0);
        Encoding.Unicode.GetBytes(stream).CopyTo(bytes, 1024);
        return bytes;
    }
}
