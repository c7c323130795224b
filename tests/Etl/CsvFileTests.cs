using System.Text;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Etl;

public class CsvFileTests
{
    private const string Header = "indicator;regeling;gewest;periode;waarde;eenheid;aard;opmerking";
    private const string Line = "invalidity_persons;general;België;2020;1.234;persons;;";

    private static string Yaml(string encoding) => $$"""
        layout: lines
        source: riziv
        dataset: lines
        period: "2020"
        file: "lines*.csv"
        format: csv
        encoding: {{encoding}}
        delimiter: ";"
        publication: { code: test-2020, title: Test, publisher: Test, kind: official, series: test, edition: "2020", language: nl }
        numbers: { thousands: ".", decimal: "," }
        tables:
          - header_rows: [1]
            first_row: 2
            constants: { sex: T, age_group: all, disease_group: all, status: all, publication: test-2020 }
            long:
              - { header: indicator, attribute: indicator }
              - { header: regeling, attribute: scheme }
              - { header: gewest, attribute: region }
              - { header: periode, attribute: period }
              - { header: waarde, attribute: value }
              - { header: eenheid, attribute: unit }
              - { header: aard, attribute: precision }
              - { header: opmerking, attribute: remark }
            control_sums:
              - { dimension: scheme, total: all, parts: [general, self_employed], tolerance: 1 }
        """;

    private static EtlFolder Folder(string encoding = "utf-8") => new EtlFolder().Layout("lines", Yaml(encoding));

    private static byte[] Utf8(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    private static byte[] Ansi(params string[] lines) =>
        CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(string.Join("\n", lines));

    [Fact]
    public void A_line_becomes_a_figure_whose_row_is_its_line()
    {
        using var folder = Folder();

        var figure = folder.Read("lines.csv", Utf8(Header, "", Line, "invalidity_persons;self_employed;Vlaanderen;2020;5,00;persons;at_least;\"twee; regels\"")).Figures;

        Assert.Equal(("Belgium", 1234m, 3, 5, (string?)null), (figure[0].Region, figure[0].Value, figure[0].Row, figure[0].Column, figure[0].Sheet));
        Assert.Equal((Precision.AtLeast, "twee; regels", 2, 4), (figure[1].Precision, figure[1].Remark, figure[1].Decimals, figure[1].Row));
    }

    [Fact]
    public void A_byte_order_mark_is_allowed()
    {
        using var folder = Folder();

        Assert.Single(folder.Read("lines.csv", [.. Encoding.UTF8.Preamble, .. Utf8(Header, Line)]).Figures);
    }

    [Fact]
    public void Windows_1252_is_read_where_the_layout_says_so()
    {
        using var folder = Folder("windows-1252");

        Assert.Equal("Belgium", Assert.Single(folder.Read("lines.csv", Ansi(Header, Line)).Figures).Region);
    }

    [Theory]
    [InlineData("utf-8", true, "line 2")]
    [InlineData("windows-1252", false, "line 2")]
    public void The_other_encoding_is_refused_at_its_line(string said, bool ansi, string at)
    {
        using var folder = Folder(said);

        var problem = Assert.Single(folder.Refused("lines.csv", ansi ? Ansi(Header, Line) : Utf8(Header, Line)));

        Assert.Equal(("wrong-encoding", at), (problem.Code, problem.Cell));
    }

    [Theory]
    [InlineData("BelgiÃ«")]
    [InlineData("RÃ©gion")]
    [InlineData("lâ€™appareil")]
    [InlineData("Belgi\uFFFD")]
    public void Letters_damaged_before_are_refused(string text)
    {
        using var folder = Folder();

        Assert.Equal(("mojibake", "line 3"), folder.Refused("lines.csv", Utf8(Header, Line, Line.Replace("België", text, StringComparison.Ordinal))).Select(p => (p.Code, p.Cell)).Single());
    }

    [Theory]
    [InlineData("ragged-row", "line 3", "invalidity_persons;general")]
    [InlineData("broken-quote", "line 3", "\"invalidity_persons;general;België;2021;5;persons;;")]
    [InlineData("unknown-member", "B3", "invalidity_persons;generaal;België;2021;5;persons;;")]
    [InlineData("unknown-member", "A3", "invalidity_person;general;België;2021;5;persons;;")]
    [InlineData("unknown-member", "F3", "invalidity_persons;general;België;2021;5;stuks;;")]
    [InlineData("unknown-member", "G3", "invalidity_persons;general;België;2021;5;persons;ongeveer;")]
    [InlineData("bad-period", "D3", "invalidity_persons;general;België;21;5;persons;;")]
    [InlineData("missing-label", "C3", "invalidity_persons;general;;2021;5;persons;;")]
    [InlineData("not-a-number", "E3", "invalidity_persons;general;België;2021;1.23;persons;;")]
    [InlineData("duplicate-cell", "E3", Line)]
    public void Each_broken_line_is_refused_at_its_place(string code, string at, string line)
    {
        using var folder = Folder();

        Assert.Contains(folder.Refused("lines.csv", Utf8(Header, Line, line)), p => p.Code == code && p.Cell == at);
    }

    [Fact]
    public void A_long_remark_is_refused()
    {
        using var folder = Folder();

        Assert.Contains(folder.Refused("lines.csv", Utf8(Header, Line + new string('x', 401))), p => p is { Code: "long-remark", Cell: "E2" });
        Assert.Single(folder.Read("lines.csv", Utf8(Header, Line + new string('x', 400))).Figures);
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(5, true)]
    [InlineData(4, false)]
    [InlineData(8, false)]
    public void Control_sums_hold_within_their_tolerance(int total, bool sound)
    {
        using var folder = Folder();
        var bytes = Utf8(
            Header,
            "invalidity_persons;general;België;2020;2;persons;;",
            "invalidity_persons;self_employed;België;2020;4;persons;;",
            $"invalidity_persons;all;België;2020;{total};persons;;",
            "invalidity_persons;all;België;2021;99;persons;;");

        if (sound)
        {
            Assert.Equal(4, folder.Read("lines.csv", bytes).Figures.Count);
        }
        else
        {
            Assert.Equal(("control-sum", "E4"), folder.Refused("lines.csv", bytes).Select(p => (p.Code, p.Cell)).Single());
        }
    }

    [Theory]
    [InlineData("empty-file", "")]
    [InlineData("empty-file", "\r\n;;\r\n")]
    [InlineData("not-a-csv", "%PDF-1.4")]
    [InlineData("not-a-csv", "PK\u0003\u0004")]
    [InlineData("not-a-csv", "<html><body>no</body></html>")]
    [InlineData("wrong-delimiter", "indicator,regeling\ninvalidity_persons,general\n")]
    [InlineData("wrong-header", "indicator;regeling;gewest;periode;waarde;eenheid;soort;opmerking\n")]
    [InlineData("moved-header", "regeling;indicator;gewest;periode;waarde;eenheid;aard;opmerking\n")]
    [InlineData("unexpected-column", Header + ";meer\n")]
    [InlineData("no-figures", Header)]
    public void What_is_not_the_expected_file_is_refused(string code, string content)
    {
        using var folder = Folder();

        Assert.Contains(folder.Refused("lines.csv", Encoding.UTF8.GetBytes(content)), p => p.Code == code);
    }
}
