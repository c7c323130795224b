using ReIntegrationBI.Etl.Sources;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Etl;

/// <summary>One sound workbook, and one change to it for each thing that must be noticed.</summary>
public class LayoutTableTests
{
    private const string Sheet = "Tabel 1";

    private const string Yaml = """
        layout: stock
        source: riziv
        dataset: stock
        period: "2020"
        file: "stock*.xlsx"
        format: workbook
        publication: { code: test-2020, title: Test, publisher: Test, kind: official, series: test, edition: "2020", language: nl }
        numbers: { thousands: ".", decimal: "," }
        missing: ["-"]
        one_period: "2020-12-31"
        footnotes:
          "(1)": { precision: provisional, remark: "voorlopig" }
        ignore_sheets: ["Info"]
        tables:
          - sheet: "Tabel 1"
            title: { cell: A1, text: "Aantal invaliden op 31 december" }
            constants: { indicator: invalidity_persons, unit: persons, scheme: general, age_group: all, disease_group: all, status: all, publication: test-2020 }
            header_rows: [3, 4]
            first_row: 5
            end: { column: A, starts_with: ["Bron"] }
            rows:
              - { columns: [A, B], header: ["Gewest", "Provincie"], dimension: region, nested: true, subtotal: ["Subtotaal"] }
              - { column: C, header: "Jaar", period: "{0}-12-31", fill_down: true }
            columns:
              - { column: D, header: ["Arbeiders", "M"], set: { sex: M } }
              - { column: E, header: ["Arbeiders", "V"], set: { sex: F } }
              - { column: F, header: ["Arbeiders", "T"], set: { sex: T } }
              - { column: G, header: ["%"], skip: true }
            control_sums:
              - { dimension: sex, total: T, parts: [M, F], tolerance: 0 }
        """;

    private static WorkbookBuilder Sound()
    {
        var book = new WorkbookBuilder()
            .Set(Sheet, "A1", "Aantal  invaliden op\n31 december - 2020")
            .Set(Sheet, "A3", "Gewest").Set(Sheet, "B3", "Provincie").Set(Sheet, "C3", "Jaar").Set(Sheet, "D3", "Arbeiders").Set(Sheet, "G3", "%")
            .Set(Sheet, "D4", "M").Set(Sheet, "E4", "V").Set(Sheet, "F4", "T")
            .Merge(Sheet, "A3:A4").Merge(Sheet, "D3:F3");
        Row(book, 5, "Vlaanderen", "Antwerpen", 2020d, "1.100", 900d, "2.000");
        Row(book, 6, "", "Limburg (1)", null, 10d, 20d, 30d);
        Row(book, 7, "", "Subtotaal", null, "-", "", "1.234 (1)");
        Row(book, 8, "Brussel", "", null, 5d, 2d, 7d);
        return book.Set(Sheet, "G5", "x").Set(Sheet, "A9", "Bron: RIZIV 2020");
    }

    private static void Row(WorkbookBuilder book, int row, params object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value and not "")
            {
                book.Set(Sheet, $"{(char)('A' + i)}{row}", value);
            }
        }
    }

    [Fact]
    public void A_sound_workbook_gives_typed_figures_with_their_addresses()
    {
        using var folder = new EtlFolder().Layout("stock", Yaml);

        var content = folder.Read("stock-2020.xlsx", Sound().ToBytes());

        Assert.Equal("test-2020", Assert.Single(content.Publications).Code);
        Assert.Empty(content.Rejections);
        Assert.Equal(10, content.Figures.Count);
        var first = content.Figures[0];
        Assert.Equal(("Antwerp", "M", "2020-12-31", 1100m, 0), (first.Region, first.Sex, first.Period.Code, first.Value, first.Decimals));
        Assert.Equal((Sheet, 5, 4), (first.Sheet, first.Row, first.Column));
        Assert.Equal(["Antwerp", "Limburg", "Flanders", "Brussels"], content.Figures.Select(f => f.Region).Distinct());
    }

    [Fact]
    public void Footnote_marks_on_labels_and_numbers_say_how_exact_a_figure_is()
    {
        using var folder = new EtlFolder().Layout("stock", Yaml);

        var figures = folder.Read("stock.xlsx", Sound().ToBytes()).Figures;

        Assert.All(figures.Where(f => f.Region is "Limburg" or "Flanders"), f => Assert.Equal((Precision.Provisional, "voorlopig"), (f.Precision, f.Remark)));
        Assert.All(figures.Where(f => f.Region is "Antwerp" or "Brussels"), f => Assert.Equal((Precision.Exact, (string?)null), (f.Precision, f.Remark)));
        Assert.Equal(1234m, figures.Single(f => f.Region == "Flanders").Value);
    }

    [Fact]
    public void Hidden_rows_are_read_like_others()
    {
        using var folder = new EtlFolder().Layout("stock", Yaml);
        var book = Sound();
        book.HiddenRows.Add(6);

        Assert.Equal(3, folder.Read("stock.xlsx", book.ToBytes()).Figures.Count(f => f.Region == "Limburg"));
    }

    [Fact]
    public void Decimals_come_from_the_number_format_and_percentages_are_read_as_shown()
    {
        var cells = ReIntegrationBI.Etl.Formats.WorkbookFormat.Read("x.xlsx", new WorkbookBuilder()
            .Set("S", "A1", 12.345d, "#,##0.0").Set("S", "B1", 0.0908d, "0.00%").Set("S", "C1", 1.1000000000000001d).Set("S", "D1", 44000d, "yyyy\\-mm").Set("S", "E1", 12d, "#,##0.0")
            .ToBytes()).Sheets[0];

        Assert.Equal((12.345m, 1, false), (cells[1, 1]!.Number, cells[1, 1]!.Decimals, cells[1, 1]!.Percent));
        Assert.Equal((9.08m, 2, true), (cells[1, 2]!.Number, cells[1, 2]!.Decimals, cells[1, 2]!.Percent));
        Assert.Equal((1.1m, 1), (cells[1, 3]!.Number, cells[1, 3]!.Decimals));
        Assert.Equal("2020-06", cells[1, 4]!.Text);
        Assert.Equal((12m, 1), (cells[1, 5]!.Number, cells[1, 5]!.Decimals));
    }

    public static TheoryData<string, string?, string, string> Changes => new()
    {
        { "wrong-title", "A1", "A1", "Aantal zieken op 31 december" },
        { "wrong-header", "C3", "C3", "Maand" },
        { "wrong-header", "E4", "E4", "X" },
        { "unexpected-column", "H3", "H3", "Nieuw" },
        { "control-sum", "F5", "D5", "1.101" },
        { "control-sum", "F6", "E6", "21" },
        { "duplicate-cell", "D6", "B6", "Antwerpen" },
        { "two-periods", "D8", "C8", "2019" },
        { "row-after-end", "E11", "E11", "12.345" },
        { "unknown-member", "B6", "B6", "Limbourgg" },
        { "bad-period", "C5", "C5", "in 2020" },
        { "missing-label", "A8", "A8", "" },
        { "not-a-number", "D5", "D5", "1100a" },
        { "not-a-number", "D5", "D5", "1,234.5" },
        { "wrong-unit-sign", "D5", "D5", "12 %" },
        { "number-out-of-range", "D5", "D5", "1,23456" },
        { "number-out-of-range", "D5", "D5", "123.456.789.012,3456" },
        { "cell-error", "E5", "E5", "<c r=\"E5\" t=\"e\"><v>#REF!</v></c>" },
        { "cell-error", "E5", "E5", "<c r=\"E5\"><f>1+1</f></c>" },
        { "cell-error", "B6", "B6", "<c r=\"B6\" t=\"e\"><v>#DIV/0!</v></c>" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Each_change_is_refused_at_its_cell(string code, string? at, string cell, string value)
    {
        using var folder = new EtlFolder().Layout("stock", Yaml);
        var book = value.Length == 0 ? Sound().Clear(Sheet, cell) : Sound().Set(Sheet, cell, value);

        var problems = folder.Refused("stock.xlsx", book.ToBytes());

        Assert.Contains(problems, p => p.Code == code && p.Cell == at && p.Sheet == Sheet && p.File == "stock.xlsx" && p.Remedy.Length > 0);
    }

    [Fact]
    public void Tables_may_be_stacked_on_one_sheet()
    {
        const string yaml = """
            layout: stacked
            source: riziv
            dataset: stacked
            period: "2020"
            file: "stacked*.xlsx"
            publication: { code: test-2020, title: Test, publisher: Test, kind: official, series: test, edition: "2020", language: nl }
            tables:
              - sheet: "S"
                constants: { indicator: invalidity_persons, unit: persons, scheme: all, age_group: all, region: Belgium, disease_group: all, status: all, publication: test-2020, period: "2019" }
                header_rows: [1]
                first_row: 2
                end: { column: A, starts_with: ["2020"] }
                rows: [ { column: A, map: { "Mannen": { sex: M }, "Vrouwen": { sex: F } } } ]
                columns: [ { column: B, header: ["2019"] } ]
              - sheet: "S"
                constants: { indicator: invalidity_persons, unit: persons, scheme: all, age_group: all, region: Belgium, disease_group: all, status: all, publication: test-2020, period: "2020" }
                header_rows: [4]
                first_row: 5
                rows: [ { column: A, map: { "Mannen": { sex: M }, "Vrouwen": { sex: F } } } ]
                columns: [ { column: B, header: ["2020"] } ]
            """;
        using var folder = new EtlFolder().Layout("stacked", yaml);
        var book = new WorkbookBuilder()
            .Set("S", "B1", 2019d).Set("S", "A2", "Mannen").Set("S", "B2", 1d).Set("S", "A3", "vrouwen").Set("S", "B3", 2d)
            .Set("S", "A4", "2020").Set("S", "B4", 2020d).Set("S", "A5", "Mannen").Set("S", "B5", 3d).Set("S", "A6", "Vrouwen").Set("S", "B6", 4d);

        var figures = folder.Read("stacked.xlsx", book.ToBytes()).Figures;

        Assert.Equal([("2019", "M", 1m), ("2019", "F", 2m), ("2020", "M", 3m), ("2020", "F", 4m)], figures.Select(f => (f.Period.Code, f.Sex, f.Value)));
        Assert.Contains(folder.Refused("stacked.xlsx", book.Set("S", "A6", "Kinderen").ToBytes()), p => p is { Code: "unknown-member", Cell: "A6" } && p.Expected!.Contains("'Mannen'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_moved_header_says_where_it_stands_now()
    {
        using var folder = new EtlFolder().Layout("stock", Yaml);

        var problems = folder.Refused("stock.xlsx", Sound().Set(Sheet, "D4", "V").Set(Sheet, "E4", "M").ToBytes());

        Assert.Contains(problems, p => p is { Code: "moved-header", Cell: "D4", Found: "V", Expected: "'M'" } && p.Message.Contains("E4", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_label_is_answered_with_the_nearest_known_one()
    {
        using var folder = new EtlFolder().Layout("stock", Yaml);

        var problem = folder.Refused("stock.xlsx", Sound().Set(Sheet, "B6", "Limbrug").ToBytes()).Single(p => p.Code == "unknown-member");

        Assert.Contains("Did you mean 'Limburg'", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Sheets_are_compared_by_name()
    {
        using var folder = new EtlFolder().Layout("stock", Yaml);

        Assert.Equal(["missing-sheet", "unexpected-sheet"], folder.Refused("stock.xlsx", Sound().Rename(Sheet, "Tabel 2").ToBytes()).Select(p => p.Code));
        Assert.Equal(["unexpected-sheet"], folder.Refused("stock.xlsx", Sound().Set("Extra", "B2", "x").ToBytes()).Select(p => p.Code));
        Assert.Equal(10, folder.Read("stock.xlsx", Sound().Set("Info", "B2", "x").ToBytes()).Figures.Count);
    }

    [Fact]
    public void A_few_bad_values_are_rejected_with_address_and_reason_when_the_limit_allows()
    {
        using var folder = new EtlFolder().Layout("stock", Yaml);
        var book = Sound().Set(Sheet, "D5", "veel").ToBytes();

        var content = folder.Read("stock.xlsx", book, new ReadOptions { RejectLimit = 0.1m });

        Assert.Equal(9, content.Figures.Count);
        var rejection = Assert.Single(content.Rejections);
        Assert.Equal((Sheet, "D5", "veel"), (rejection.Sheet, rejection.Cell, rejection.Value));
        Assert.StartsWith("not-a-number", rejection.Reason, StringComparison.Ordinal);
        Assert.Equal("too-many-rejected", folder.Refused("stock.xlsx", book, new ReadOptions { RejectLimit = 0.09m })[0].Code);
    }

    [Fact]
    public void An_unknown_label_counts_as_many_values_as_its_row_has()
    {
        using var folder = new EtlFolder().Layout("stock", Yaml);
        var book = Sound().Set(Sheet, "B6", "Atlantis").ToBytes();

        Assert.Equal("too-many-rejected", folder.Refused("stock.xlsx", book, new ReadOptions { RejectLimit = 0.29m })[0].Code);
        Assert.Equal(7, folder.Read("stock.xlsx", book, new ReadOptions { RejectLimit = 0.3m }).Figures.Count);
    }

    [Fact]
    public void A_refusal_lists_twenty_problems_and_counts_the_rest()
    {
        using var folder = new EtlFolder().Layout("stock", Yaml.Replace("end: { column: A, starts_with: [\"Bron\"] }", "end: null", StringComparison.Ordinal));
        var book = Sound();
        for (var row = 10; row < 40; row++)
        {
            book.Set(Sheet, $"A{row}", "Atlantis").Set(Sheet, $"D{row}", 1d);
        }

        var problems = folder.Refused("stock.xlsx", book.ToBytes());

        Assert.Equal("too-many-rejected", problems[0].Code);
        Assert.Equal("more-problems", problems[^1].Code);
        Assert.StartsWith("10 more", problems[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_figures_does_not_replace_one_with_figures()
    {
        using var folder = new EtlFolder().Layout("stock", Yaml);
        var book = Sound().Set(Sheet, "A5", "Bron");
        foreach (var cell in new[] { "D5", "E5", "F5", "D6", "E6", "F6", "F7", "D8", "E8", "F8" })
        {
            book.Clear(Sheet, cell);
        }

        Assert.Equal("no-figures", Assert.Single(folder.Refused("stock.xlsx", book.ToBytes())).Code);
    }
}
