using System.Globalization;
using ReIntegrationBI.Etl.Formats;

namespace ReIntegrationBI.Tests.Etl.Spss;

/// <summary>Files that PSPP wrote, against what PSPP itself says is in them.</summary>
public class SavFileTests
{
    private static readonly string[] Names = ["uncompressed.sav", "compressed.sav", "zcompressed.zsav"];

    public static TheoryData<string> Respondents => [.. Names];

    [Theory]
    [MemberData(nameof(Respondents))]
    public void Every_value_is_the_one_that_pspp_exports(string name)
    {
        var file = SavFiles.Read(name);
        AssertEqualToTwin(file, SavFiles.Twin("judge.csv"));
        Assert.Equal(7, file.CaseCount);
    }

    [Fact]
    public void A_file_in_the_western_code_page_reads_as_its_twin_in_utf8()
    {
        var file = SavFiles.Read("windows1252.sav");
        Assert.Equal("windows-1252", file.Encoding);
        AssertEqualToTwin(file, SavFiles.Twin("windows1252.csv"));
        Assert.Equal("Gemeente – naam in één taal", file.Find("gemeente")!.Label);
        Assert.Equal("Beoordeling in €", file.Find("beoordeling")!.Label);
        Assert.Equal("Niet tevreden, naïef", file.Find("beoordeling")!.LabelOf(2));
    }

    [Fact]
    public void The_dictionary_is_the_one_that_pspp_displays()
    {
        var display = SavFiles.Twin("dictionary.csv", ',', "Table: Variables", "Table: Value Labels");
        foreach (var name in Names)
        {
            var file = SavFiles.Read(name);
            Assert.Equal(display.Count, file.Variables.Count);
            foreach (var (variable, row) in file.Variables.Zip(display))
            {
                Assert.Equal(row["Name"], variable.Name);
                Assert.Equal(int.Parse(row["Position"], CultureInfo.InvariantCulture), variable.Index + 1);
                Assert.Equal(row["Label"], variable.Label ?? "");
                Assert.Equal(row["Measurement Level"], variable.Measure.ToString());
                Assert.Equal(row["Width"], variable.DisplayWidth!.Value.ToString(CultureInfo.InvariantCulture));
                Assert.Equal(Shortest(row["Missing Values"]), Missing(variable.MissingValues));
                Assert.Equal(row["Print Format"], Format(variable));
            }
        }
    }

    [Fact]
    public void Value_labels_are_the_ones_that_pspp_displays()
    {
        var display = SavFiles.Twin("dictionary.csv", ',', "Table: Value Labels", "Footnote");
        var expected = new HashSet<(string, string, string)>();
        var last = "";
        foreach (var row in display)
        {
            last = row["Variable Value"].Length > 0 ? row["Variable Value"] : last;
            expected.Add((last, row[""].Replace("[a]", "", StringComparison.Ordinal), row["Label"]));
        }

        foreach (var name in Names)
        {
            var found = SavFiles.Read(name).Variables
                .SelectMany(v => v.ValueLabels.Select(l => (v.Label ?? v.Name, l.Text ?? l.Number!.Value.ToString(CultureInfo.InvariantCulture), l.Label)))
                .ToHashSet();
            Assert.Equal(expected.Order(), found.Order());
        }
    }

    [Theory]
    [MemberData(nameof(Respondents))]
    public void Sets_weight_label_and_documents_are_there(string name)
    {
        var file = SavFiles.Read(name);
        Assert.Equal(["$noden", "$noden_telling", "$redenen"], file.MultipleResponseSets.Select(s => s.Name).Order(StringComparer.Ordinal));
        var needs = file.MultipleResponseSets.Single(s => s.Name == "$noden");
        Assert.Equal((true, "1", false, "Noden bij het werk"), (needs.Dichotomies, needs.CountedValue, needs.NamedByValueLabel, needs.Label));
        Assert.Equal(["noden_aangepast_werk", "noden_minder_uren", "noden_geen"], needs.Variables.Select(v => v.Name));
        var counted = file.MultipleResponseSets.Single(s => s.Name == "$noden_telling");
        Assert.Equal((true, "1", true, null), (counted.Dichotomies, counted.CountedValue, counted.NamedByValueLabel, counted.Label));
        var reasons = file.MultipleResponseSets.Single(s => s.Name == "$redenen");
        Assert.Equal((false, null, "Redenen om terug te keren"), (reasons.Dichotomies, reasons.CountedValue, reasons.Label));
        Assert.Equal(["reden_1", "reden_2", "reden_3"], reasons.Variables.Select(v => v.Name));
        Assert.Equal("weegfactor", file.WeightVariable?.Name);
        Assert.Equal("Bevraging werkhervatting – proefbestand", file.Label);
        Assert.Equal("DOCUMENT Synthetische respondenten voor tests.", file.Documents[0].Trim());
        Assert.Contains("GNU pspp", file.Product, StringComparison.Ordinal);
        Assert.Equal("utf-8", file.Encoding);
        Assert.False(file.BigEndian);
    }

    [Fact]
    public void A_value_says_where_it_stands_what_it_means_and_whether_it_is_missing()
    {
        var file = SavFiles.Read("compressed.sav");
        var reason = file[3, file.Find("REDEN_1")!];
        Assert.Equal(new SavValue(new SavAddress(3, "reden_1"), 98, null, SavMissing.User, "Weet niet"), reason);
        Assert.Equal("case 3, variable reden_1", reason.At.ToString());
        Assert.Equal(SavMissing.System, file[2, file.Find("reden_2")!].Missing);
        Assert.Equal(SavMissing.None, file[1, file.Find("reden_1")!].Missing);
        Assert.Equal(SavMissing.User, file[6, file.Find("reden_1")!].Missing);
        Assert.Equal(SavMissing.User, file[5, file.Find("provincie")!].Missing);
        Assert.Equal("Provincie onbekend", file[5, file.Find("provincie")!].Label);
        Assert.Equal(SavMissing.User, file[3, file.Find("geslacht")!].Missing);
        Assert.Equal(SavMissing.User, file[2, file.Find("inkomen")!].Missing);
        Assert.Equal(SavMissing.None, file[4, file.Find("inkomen")!].Missing);
        Assert.Equal(SavMissing.User, file[5, file.Find("ziektegroep_bij_aanvang")!].Missing);
        Assert.Equal(file.Variables.Count, file.Case(1).Count());
    }

    [Fact]
    public void A_date_is_seconds_since_the_calendar_began()
    {
        var file = SavFiles.Read("compressed.sav");
        var date = file.Find("afgelegd")!;
        Assert.True(date.Print.IsDate);
        Assert.False(file.Find("inkomen")!.Print.IsDate);
        Assert.Equal(new DateTime(2024, 2, 29), SavPrintFormat.ToMoment(file.Numbers(date)[5]));
        Assert.Equal(new DateTime(1582, 10, 15), SavPrintFormat.ToMoment(file.Numbers(date)[6]));
        Assert.Null(SavPrintFormat.ToMoment(double.NaN));
        Assert.Null(SavPrintFormat.ToMoment(-1));
        Assert.Null(SavPrintFormat.ToMoment(1e300));
    }

    private static void AssertEqualToTwin(SavFile file, List<Dictionary<string, string>> rows)
    {
        Assert.Equal(rows.Count, file.CaseCount);
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var variable in file.Variables)
            {
                var value = file[i + 1, variable];
                var found = value.Text
                    ?? (value.Number is not { } number ? ""
                        : variable.Print.IsDate ? SavPrintFormat.ToMoment(number)!.Value.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture)
                        : number.ToString("R", CultureInfo.InvariantCulture));
                var expected = rows[i].GetValueOrDefault(variable.Name, "");
                if (value.Text is null && !variable.Print.IsDate && expected.Length > 0)
                {
                    expected = double.Parse(expected, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
                }

                Assert.Equal((value.At.ToString(), expected), (value.At.ToString(), found));
            }
        }
    }

    private static string Missing(SavMissingValues missing)
    {
        var parts = new List<string>();
        if (missing.Low is { } low)
        {
            parts.Add($"{(double.IsInfinity(low) ? "LOWEST" : Text(low))} THRU {(double.IsInfinity(missing.High!.Value) ? "HIGHEST" : Text(missing.High.Value))}");
        }

        parts.AddRange(missing.Numbers.Select(Text));
        parts.AddRange(missing.Texts.Select(t => $"\"{t}\""));
        return string.Join("; ", parts);
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>PSPP displays numbers with 16 digits, which need not be the shortest.</summary>
    private static string Shortest(string text) => string.Join(' ', text.Split(' ').Select(word =>
        double.TryParse(word.TrimEnd(';'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Text(number) + (word.EndsWith(';') ? ";" : "") : word));

    private static string Format(SavVariable variable) => variable.Print switch
    {
        { Type: 1 } => string.Create(CultureInfo.InvariantCulture, $"A{variable.Width}"),
        { Type: 5 } f => string.Create(CultureInfo.InvariantCulture, $"F{f.Width}.{f.Decimals}"),
        { Type: 20 } f => string.Create(CultureInfo.InvariantCulture, $"DATE{f.Width}"),
        var other => other.ToString(),
    };
}
