using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Etl.LimeSurvey;

public class LssResponseTests
{
    private static readonly LssFile Survey = LssFiles.Read(LssFiles.New);
    private static readonly LssHeadings Headings = new(Survey);

    [Theory]
    [InlineData("id", LssColumnKind.Id, null, null, null)]
    [InlineData("submitdate", LssColumnKind.Submitted, null, null, null)]
    [InlineData("lastpage", LssColumnKind.LastPage, null, null, null)]
    [InlineData("startlanguage", LssColumnKind.Language, null, null, null)]
    [InlineData("seed", LssColumnKind.Technical, null, null, null)]
    [InlineData("groupTime12", LssColumnKind.Technical, null, null, null)]
    [InlineData("leeftijd", LssColumnKind.Answer, "leeftijd", null, null)]
    [InlineData("noden[SQ001]", LssColumnKind.Answer, "noden", "SQ001", null)]
    [InlineData("noden_SQ001", LssColumnKind.Answer, "noden", "SQ001", null)]
    [InlineData("4321X12X106SQ001", LssColumnKind.Answer, "noden", "SQ001", null)]
    [InlineData("noden[SQ001]. Aangepast werk", LssColumnKind.Answer, "noden", "SQ001", null)]
    [InlineData("Wat hebt u nodig om te werken? U mag er meer aankruisen. [Aangepast werk]", LssColumnKind.Answer, "noden", "SQ001", null)]
    [InlineData("De quoi avez-vous besoin pour travailler ? Plusieurs réponses possibles. [Moins d’heures]", LssColumnKind.Answer, "noden", "SQ002", null)]
    [InlineData("noden[other]", LssColumnKind.Other, "noden", null, null)]
    [InlineData("Wat is uw situatie nu? [Een andere situatie]", LssColumnKind.Other, "werkstatus", null, null)]
    [InlineData("Wat is uw situatie nu? [Andere]", LssColumnKind.Other, "werkstatus", null, null)]
    [InlineData("hulp[artscomment]", LssColumnKind.Comment, "hulp", "arts", null)]
    [InlineData("hulp[othercomment]", LssColumnKind.Comment, "hulp", null, null)]
    [InlineData("waarom[comment]", LssColumnKind.Comment, "waarom", null, null)]
    [InlineData("redenen[1]", LssColumnKind.Rank, "redenen", null, 1)]
    [InlineData("redenen_3", LssColumnKind.Rank, "redenen", null, 3)]
    [InlineData("Wat zijn uw drie belangrijkste redenen? [Rang 2]", LssColumnKind.Rank, "redenen", null, 2)]
    [InlineData("tevreden[luister]", LssColumnKind.Answer, "tevreden", "luister", null)]
    [InlineData("uren[na_contract]", LssColumnKind.Answer, "uren", "na", null)]
    [InlineData("bijlage[filecount]", LssColumnKind.FileCount, "bijlage", null, null)]
    public void A_heading_leads_to_its_column(string heading, LssColumnKind kind, string? question, string? sub, int? rank)
    {
        Assert.True(Headings.TryDecode(heading, out var column, out _), heading);
        Assert.Equal((kind, question, sub, rank), (column.Kind, column.Question?.Code, column.Subquestion?.Code, column.Rank));
    }

    [Theory]
    [InlineData("belang[rust][1]", 0)]
    [InlineData("belang[rust][2]", 1)]
    [InlineData("belang_rust_0", 0)]
    [InlineData("4321X12X110rust#1", 1)]
    [InlineData("Hoe belangrijk is het, en krijgt u het? [Rust][Krijgt u het?]", 1)]
    public void A_heading_of_two_scales_leads_to_its_scale(string heading, int scale)
    {
        Assert.True(Headings.TryDecode(heading, out var column, out _));
        Assert.Equal(("rust", scale), (column.Subquestion!.Code, column.Scale));
        Assert.Equal(scale == 0 ? ["B1", "B2"] : ["K1", "K2"], column.Codes.Select(c => c.Code));
    }

    [Theory]
    [InlineData("noden[SQ01]", "noden[SQ001]")]
    [InlineData("Leeftijd", "leeftijd")]
    [InlineData("redenen[4]", "redenen[1]")]
    [InlineData("Wat hebt u nodig om te werken? U mag er meer aankruisen.", "noden[SQ001]")]
    public void An_unknown_heading_brings_suggestions(string heading, string near)
    {
        Assert.False(Headings.TryDecode(heading, out _, out var suggestions));
        Assert.Contains(near, suggestions);
        Assert.InRange(suggestions.Count, 1, 3);
        Assert.False(Headings.TryDecode("iets heel anders", out _, out var none));
        Assert.Empty(none);
    }

    /// <summary>Every column that a survey can have is found by each of its names.</summary>
    [Fact]
    public void Every_column_is_found_by_its_own_heading()
    {
        var codes = Gen.Elements("a", "b", "Q1", "Q2", "SQ001", "x9").ListOf(4).Select(c => c.Distinct().ToArray());
        var surveys =
            from types in Gen.Elements("LMPRFO15:|Y!;NT*XKQ".ToCharArray()).ArrayOf(6)
            from rows in codes
            from columns in codes
            from other in Gen.Elements(true, false)
            select Build(types, rows, columns, other);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(surveys.ToArbitrary(), survey =>
        {
            var headings = new LssHeadings(survey);
            Assert.Equal(headings.Columns.Count, headings.Columns.Select(c => c.Heading).Distinct().Count());
            foreach (var column in headings.Columns)
            {
                Assert.True(headings.TryDecode(column.Heading, out var found, out _), column.Heading);
                Assert.Same(column, found);
                Assert.True(headings.TryDecode(column.Heading + ". een tekst. met punten", out found, out _) && ReferenceEquals(column, found), column.Heading);
            }
        }));
    }

    [Fact]
    public void Responses_are_bound_to_questions()
    {
        var file = LssResponseFormat.Read(LssFiles.Responses, LssFiles.Bytes(LssFiles.Responses), Survey);
        Assert.Equal(42, file.Columns.Count);
        Assert.Empty(file.Missing);
        Assert.Equal(["1", "2", "4"], file.Responses.Select(r => r.Id));
        // The text of the first goes on in line 3.
        Assert.Equal([2, 4, 5], file.Responses.Select(r => r.Line));
        Assert.Equal([true, false, true], file.Responses.Select(r => r.Complete));
        Assert.Equal(["nl", "fr", "fr"], file.Responses.Select(r => r.Language));
        Assert.Equal("2026-09-03 20:00:00", file.Responses[2].Submitted);
        var needs = file.Columns.Where(c => c.Column is { Question.Code: "noden", IsTick: true }).ToArray();
        Assert.Equal([true, false, true], needs.Select(c => file.Responses[0].Ticked(c)));
        Assert.Equal([false, true, false], needs.Select(c => file.Responses[2].Ticked(c)));
        var ranks = file.Columns.Where(c => c.Column.Kind == LssColumnKind.Rank).OrderBy(c => c.Column.Rank).ToArray();
        Assert.Equal(["zin", "geld", null], ranks.Select(c => file.Responses[0][c]));
        Assert.Equal(["geld", "contact", "zin"], ranks[0].Column.Codes.Select(c => c.Code));
        Assert.Equal("rustige\nruimte; thuis", file.Responses[0][Column("noden[other]")]);
        Assert.Equal("Meer tijd, \"echt\"", file.Responses[0][Column("tips")]);
        Assert.Equal("-oth-", file.Responses[1][Column("werkstatus")]);
        Assert.Equal("19.5", file.Responses[0][Column("uren[na_echt]")]);
        Assert.Equal("AP", CellReference.Letters(file.Responses[2].At(Column("tips")).Column));
        Assert.Null(file.Responses[0].Ticked(Column("tips")));

        LssPlacedColumn Column(string heading) => file.Columns.Single(c => c.Heading == heading);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void The_delimiter_is_seen(char delimiter)
    {
        var text = string.Join(delimiter, "id", "\"leeftijd. Hoe oud, en; hoe?\"", "geslacht") + "\n" + string.Join(delimiter, "1", "A1", "F") + "\n";
        var file = LssResponseFormat.Read("f.csv", Encoding.UTF8.GetBytes(text), Survey);
        Assert.Equal(["id", "leeftijd", "geslacht"], file.Columns.Select(c => c.Column.Heading));
        Assert.Null(file.Responses[0].Complete);
        Assert.Contains(file.Missing, c => c.Heading == "noden[SQ001]");
    }

    [Theory]
    [InlineData("id,leeftijd,noden[SQ01]\n1,A1,Y\n", "lss-unknown-heading", "C1", "noden[SQ001]")]
    [InlineData("id,leeftijd,4321X11X102\n1,A1,A2\n", "lss-duplicate-heading", "C1", "one column")]
    [InlineData("id,,leeftijd\n1,A1,A2\n", "lss-empty-heading", "B1", "a heading")]
    [InlineData("id,submitdate\n1,2026-01-01\n", "lss-no-answers", "line 1", "questions")]
    public void Headings_that_do_not_fit_are_refused(string text, string code, string cell, string expected)
    {
        var problem = Assert.Throws<InputRefusedException>(() => LssResponseFormat.Read("f.csv", Encoding.UTF8.GetBytes(text), Survey)).Problems[0];
        Assert.Equal((code, cell), (problem.Code, problem.Cell));
        Assert.Contains(expected, problem.Expected, StringComparison.Ordinal);
    }

    private static LssFile Build(char[] types, string[] rows, string[] columns, bool other)
    {
        var texts = LssTexts.None;
        return Survey with
        {
            Questions = [.. types.Select((type, i) => new LssQuestion
            {
                Id = $"{i + 1}00",
                GroupId = "1",
                Code = $"V{i}",
                Type = type,
                Order = i,
                Other = other,
                Texts = texts,
                Subquestions =
                [
                    .. rows.Select((r, n) => new LssSubquestion { Id = $"r{n}", Code = r, Scale = 0, Order = n, Texts = texts }),
                    .. columns.Select((c, n) => new LssSubquestion { Id = $"c{n}", Code = c, Scale = 1, Order = n, Texts = texts }),
                ],
                Answers = [.. rows.Select((r, n) => new LssAnswer { Code = r, Scale = 0, Order = n, Texts = texts })],
            })],
        };
    }
}
