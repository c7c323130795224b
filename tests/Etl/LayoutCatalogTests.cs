using ReIntegrationBI.Etl.Layouts;
using ReIntegrationBI.Etl.Sources;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Etl;

public class LayoutCatalogTests
{
    private const string Sound = """
        layout: a
        source: riziv
        dataset: a
        period: "2020"
        file: "a-*.xlsx"
        publication: { code: test-2020, title: Test, publisher: Test, kind: official, series: test, edition: "2020", language: nl }
        tables:
          - sheet: "S"
            constants: { indicator: invalidity_persons, unit: persons, scheme: all, age_group: all, region: Belgium, disease_group: all, status: all, publication: test-2020 }
            header_rows: [1]
            first_row: 2
            rows:
              - { column: A, header: "Jaar", period: "{0}-12-31" }
            columns:
              - { column: B, header: ["T"], set: { sex: T } }
        """;

    private static string Problem(string yaml, string name = "a")
    {
        using var folder = new EtlFolder().Layout(name, yaml);
        return Assert.Throws<LayoutException>(folder.Catalog).Message;
    }

    [Theory]
    [InlineData("dataset: a", "datasett: a", "datasett")]
    [InlineData("dataset: a", "dataset: a\ndataset: b", "dataset")]
    [InlineData("dataset: a\n", "", "dataset is empty")]
    [InlineData("period: \"2020\"", "period: twenty", "period is 'twenty'")]
    [InlineData("set: { sex: T }", "set: { sex: X }", "'X' is no code of sex")]
    [InlineData("set: { sex: T }", "set: { gender: T }", "'gender' is no attribute")]
    [InlineData("set: { sex: T }", "set: { }", "nothing sets sex")]
    [InlineData("unit: persons", "unit: people", "'people' is no code of unit")]
    [InlineData("publication: test-2020 }", "publication: other }", "'other' is no code of publication")]
    [InlineData("kind: official", "kind: rumour", "publication.kind is 'rumour'")]
    [InlineData("first_row: 2", "first_row: 1", "first_row is 1")]
    [InlineData("first_row: 2", "first_row: two", "line 11")]
    [InlineData("header_rows: [1]", "header_rows: [1, 2, 3]", "one or two rows")]
    [InlineData("column: B", "column: 2", "expected the letters of a column")]
    [InlineData("period: \"{0}-12-31\"", "period: \"2020\"", "template")]
    [InlineData("period: \"{0}-12-31\"", "dimension: colour", "dimension is 'colour'")]
    [InlineData("sheet: \"S\"", "sheet: \"\"", "sheet is empty")]
    [InlineData("tables:", "numbers: { thousands: \",\", decimal: \",\" }\ntables:", "they must differ")]
    [InlineData("set: { sex: T }", "set:", "nothing sets sex")]
    [InlineData("file: \"a-*.xlsx\"", "file:", "file is empty")]
    [InlineData("tables:", "tables:\nfootnotes:\n  \"*\":\nignore_sheets:\nmissing:\nsheets:", "sheets")]
    [InlineData("layout: a", "layout: b", "expected the name of the file")]
    public void A_wrong_layout_is_refused_with_file_and_key(string sound, string wrong, string message)
    {
        Assert.Contains(sound, Sound, StringComparison.Ordinal);

        var problem = Problem(Sound.Replace(sound, wrong, StringComparison.Ordinal));

        Assert.Contains("a.yaml", problem, StringComparison.Ordinal);
        Assert.Contains(message, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_layout_is_refused() => Assert.Contains("empty", Problem(""), StringComparison.Ordinal);

    [Fact]
    public void A_name_that_stands_in_two_folders_is_refused()
    {
        using var one = new EtlFolder().Layout("a", Sound);
        using var other = new EtlFolder().Layout("a", Sound);

        var problem = Assert.Throws<LayoutException>(() => LayoutCatalog.LoadFrom(EtlFolder.Codes, one.Layouts, other.Layouts));

        Assert.Contains("read before", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_finds_its_layout_by_name()
    {
        using var folder = new EtlFolder().Layout("a", Sound).Layout("b", Sound.Replace("layout: a", "layout: b").Replace("a-*.xlsx", "a-2021*.xlsx"));
        var reader = new SourceFileReader(folder.Catalog(), EtlFolder.Codes);

        Assert.Equal("a", reader.LayoutFor("/somewhere/A-2020.XLSX").Name);
        Assert.Equal("b", reader.LayoutFor("x.xlsx", new ReadOptions { LayoutName = "b" }).Name);
        var ambiguous = Assert.Throws<InputRefusedException>(() => reader.LayoutFor("a-2021.xlsx")).Problems.Single();
        Assert.Equal("ambiguous-layout", ambiguous.Code);
        var unknown = Assert.Throws<InputRefusedException>(() => reader.LayoutFor("x.xlsx")).Problems.Single();
        Assert.Equal("unknown-layout", unknown.Code);
        Assert.Contains("a (a-*.xlsx); b (a-2021*.xlsx)", unknown.Expected, StringComparison.Ordinal);
        Assert.Throws<InputRefusedException>(() => reader.LayoutFor("a-2020.xlsx", new ReadOptions { LayoutName = "c" }));
        Assert.Throws<InputRefusedException>(() => reader.LayoutFor("a-2020.xlsx", new ReadOptions { Source = "other" }));
    }

    [Fact]
    public void A_named_source_with_one_layout_leaves_no_choice()
    {
        using var folder = new EtlFolder().Layout("a", Sound);

        Assert.Equal("a", new SourceFileReader(folder.Catalog(), EtlFolder.Codes).LayoutFor("x.xlsx", new ReadOptions { Source = "riziv" }).Name);
    }

    [Fact]
    public void Files_that_cannot_be_opened_say_why()
    {
        using var folder = new EtlFolder().Layout("a", Sound);
        string CodeOf(string path) => Assert.Throws<InputRefusedException>(() => folder.Read(path)).Problems.Single().Code;

        Assert.Equal("file-not-found", CodeOf(Path.Combine(folder.Root, "a-none.xlsx")));
        Assert.Equal("is-a-folder", CodeOf(Directory.CreateDirectory(Path.Combine(folder.Root, "a-folder.xlsx")).FullName));
        Assert.Equal("empty-file", CodeOf(folder.Write("a-empty.xlsx", [])));
        Assert.Equal("file-too-large", Assert.Throws<InputRefusedException>(() =>
            folder.Read(folder.Write("a-large.xlsx", new byte[11]), new ReadOptions { SizeLimit = 10 })).Problems.Single().Code);
    }

    [Fact]
    public void The_layouts_and_code_lists_of_the_product_are_sound() => Assert.NotNull(LayoutCatalog.Load(EtlFolder.Codes));
}
