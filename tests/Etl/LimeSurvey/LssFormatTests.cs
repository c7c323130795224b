using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Etl.LimeSurvey;

public class LssFormatTests
{
    [Theory]
    [InlineData(LssFiles.New, 623)]
    [InlineData(LssFiles.Old, 178)]
    public void A_survey_is_read_in_both_layouts(string name, int version)
    {
        var survey = LssFiles.Read(name);
        Assert.Equal(("4321", version, "nl"), (survey.SurveyId, survey.DatabaseVersion, survey.BaseLanguage));
        Assert.Equal(["nl", "fr"], survey.Languages);
        Assert.Equal("Werken na ziekte – proefbevraging", survey.Titles.ToString());
        Assert.Equal(["Over uzelf", "De begeleiding"], survey.Groups.Select(g => g.Names.In("nl")));
        Assert.Equal([null, "begeleid == \"Y\""], survey.Groups.Select(g => g.Relevance));
        Assert.Equal(
            ["intro", "leeftijd", "geslacht", "werkstatus", "begeleid", "noden", "hulp", "redenen", "tevreden", "belang", "uren", "waarom", "bijlage", "cijfer", "tips"],
            survey.Questions.Select(q => q.Code));
        Assert.Equal("XLG!YMPRF1:O|5T", string.Concat(survey.Questions.Select(q => q.Type)));

        var status = survey.Find("werkstatus")!;
        Assert.Equal((LssMandatory.Soft, true, null), (status.Mandatory, status.Other, status.Relevance));
        Assert.Equal(["terug", "deels", "ziek"], status.Answers.Select(a => a.Code));
        Assert.Equal([2, 1, 0], status.Answers.Select(a => a.Assessment));
        Assert.Equal(["Opnieuw aan het werk", "Deels aan het werk", "Nog ziek"], status.Answers.Select(a => a.Texts.In("nl")));
        Assert.Equal("Toujours malade", status.Answers[2].Texts.In("fr"));
        Assert.Equal("5", status.Attributes["display_rows"]);
        Assert.Equal("Une autre situation", status.TextAttributes["other_replace_text"].In("fr"));

        var needs = survey.Find("noden")!;
        Assert.Equal(["SQ001", "SQ002", "SQ003"], needs.Subquestions.Select(s => s.Code));
        Assert.Equal([null, null, "leeftijd != \"A1\""], needs.Subquestions.Select(s => s.Relevance));
        Assert.Equal("Begrip van collega’s", needs.Subquestions[2].Texts.ToString());
        Assert.Equal("3", needs.Attributes["max_answers"]);
        Assert.Equal(["voor", "na", "contract", "echt"], survey.Find("uren")!.Subquestions.Select(s => s.Code));
        Assert.Equal([0, 0, 1, 1], survey.Find("uren")!.Subquestions.Select(s => s.Scale));
        Assert.Equal(["K1", "K2"], survey.Find("belang")!.Codes(1).Select(a => a.Code));
        Assert.Equal(LssMandatory.Yes, survey.Find("begeleid")!.Mandatory);
        Assert.Equal("Ook als het traject nog loopt.", survey.Find("begeleid")!.Help.ToString());

        var why = survey.Find("waarom")!;
        Assert.Equal("!is_empty(geslacht) && begeleid == \"Y\"", why.Relevance);
        Assert.Equal(new LssCondition { Scenario = 1, QuestionId = "105", Field = "4321X11X105", Method = "==", Value = "Y" }, Assert.Single(why.Conditions));
    }

    [Fact]
    public void Texts_are_plain()
    {
        var survey = LssFiles.Read(LssFiles.New);
        Assert.Equal("Welkom! Deze vragenlijst gaat over werken na ziekte.", survey.Find("intro")!.Texts.In("nl"));
        Assert.Equal("Wat hebt u nodig om te werken? U mag er meer aankruisen.", survey.Find("noden")!.Texts.In("nl"));
        Assert.Equal("Hoe oud bent u?", survey.Find("leeftijd")!.Texts.In("de"));
        Assert.Equal("Welke score geeft u (5 > 4 & meer)?", survey.Find("cijfer")!.Texts.In("nl"));
        Assert.Equal("Hebt u nog tips?", survey.Find("tips")!.Texts.In("nl"));
    }

    [Theory]
    [InlineData("<p>Een</p><p>twee</p>", "Een twee")]
    [InlineData("H<sub>2</sub>O en <b>vet</b>ter", "H2O en vetter")]
    [InlineData("minder dan < 5 uur en > 3", "minder dan < 5 uur en > 3")]
    [InlineData("a<br/>b<!-- weg -->c", "a bc")]
    [InlineData("<a href='x>y' title=\"1>2\">tekst</a>", "tekst")]
    [InlineData("<style>p{}</style>in &eacute;&eacute;n &amp;lt;zin&amp;gt;", "in één &lt;zin&gt;")]
    [InlineData("onaf <b", "onaf")]
    [InlineData("{if(x > 1, 'ja', 'nee')}", "{if(x > 1, 'ja', 'nee')}")]
    public void Markup_is_stripped(string html, string text)
    {
        var survey = Encoding.UTF8.GetString(LssFiles.Bytes(LssFiles.New)).Replace("Hoe oud bent u?", html, StringComparison.Ordinal);
        Assert.Equal(text, LssFormat.Read("f.lss", Encoding.UTF8.GetBytes(survey)).Find("leeftijd")!.Texts.ToString());
    }

    [Fact]
    public void Fixed_types_bring_their_codes()
    {
        var survey = LssFiles.Read(LssFiles.New);
        Assert.Equal(["Y", "N"], survey.Find("begeleid")!.Codes().Select(a => a.Code));
        Assert.Equal(["F", "M"], survey.Find("geslacht")!.Codes().Select(a => a.Code));
        Assert.Equal(["1", "2", "3", "4", "5"], survey.Find("cijfer")!.Codes().Select(a => a.Code));
        Assert.Equal("Vrouw", survey.Find("geslacht")!.Codes()[0].Texts.In("nl"));
        Assert.Empty(survey.Find("tips")!.Codes());
    }

    [Theory]
    [InlineData("LimeSurveyDocType>Survey<", "LimeSurveyDocType>Question<", "not-an-lss-file")]
    [InlineData("document>", "html>", "not-an-lss-file")]
    [InlineData("<surveys>", "<other_surveys>", "lss-damaged")]
    [InlineData("<title><![CDATA[geslacht]]>", "<title><![CDATA[leeftijd]]>", "lss-duplicate-code")]
    [InlineData("<title><![CDATA[geslacht]]></title>", "<title/>", "lss-no-code")]
    [InlineData("<title><![CDATA[SQ002]]>", "<title><![CDATA[SQ001]]>", "lss-duplicate-code")]
    [InlineData("<code><![CDATA[A2]]>", "<code><![CDATA[A1]]>", "lss-duplicate-code")]
    [InlineData("<type><![CDATA[G]]>", "<type><![CDATA[Z]]>", "lss-unknown-type")]
    [InlineData("<type><![CDATA[G]]></type>", "<type/>", "lss-unknown-type")]
    [InlineData("<document>", "<!DOCTYPE document [<!ENTITY a \"b\">]><document>", "dtd-in-lss")]
    [InlineData("<![CDATA[A2]]>", "&xxe;", "lss-damaged")]
    public void A_broken_structure_is_refused(string sound, string broken, string code)
    {
        var text = Encoding.UTF8.GetString(LssFiles.Bytes(LssFiles.New)).Replace(sound, broken, StringComparison.Ordinal);
        var problem = Assert.Throws<InputRefusedException>(() => LssFormat.Read("f.lss", Encoding.UTF8.GetBytes(text))).Problems[0];
        Assert.Equal(code, problem.Code);
        Assert.NotEmpty(problem.Remedy);
    }

    [Theory]
    [InlineData("surveys")]
    [InlineData("questions")]
    public void A_missing_table_is_refused(string table)
    {
        var text = Encoding.UTF8.GetString(LssFiles.Bytes(LssFiles.New));
        var (start, end) = (text.IndexOf($"<{table}>", StringComparison.Ordinal), text.IndexOf($"</{table}>", StringComparison.Ordinal) + table.Length + 3);
        var problem = Assert.Throws<InputRefusedException>(() => LssFormat.Read("f.lss", Encoding.UTF8.GetBytes(text[..start] + text[end..]))).Problems[0];
        Assert.Equal(("lss-missing-table", $"<{table}> with rows"), (problem.Code, problem.Expected));
    }

    [Fact]
    public void Depth_and_size_are_bounded()
    {
        var deep = "<document>" + string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000)) + "</document>";
        Assert.Equal("lss-too-deep", Code(deep));
        var inside = "<document><questions><rows><row><qid>" + string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100)) + "</qid></row></rows></questions></document>";
        Assert.Equal("lss-too-deep", Code(inside));
        Assert.Equal("lss-too-large", Assert.Throws<InputRefusedException>(() => LssFormat.Read("f.lss", LssFiles.Bytes(LssFiles.New), 1000)).Problems[0].Code);
        Assert.Equal("not-an-lss-file", Code("%PDF-1.7"));
        Assert.Equal("not-an-lss-file", Code("id;submitdate\n1;2\n"));

        static string Code(string text) => Assert.Throws<InputRefusedException>(() => LssFormat.Read("f.lss", Encoding.UTF8.GetBytes(text))).Problems[0].Code;
    }

    [Fact]
    public void Damage_is_refused_or_read()
    {
        foreach (var name in (string[])[LssFiles.New, LssFiles.Old])
        {
            var sound = LssFiles.Bytes(name);
            var random = new Random(17);
            for (var length = 0; length < sound.Length; length += 97)
            {
                Assert.Throws<InputRefusedException>(() => LssFormat.Read("f.lss", sound[..length]));
            }

            for (var run = 0; run < 400; run++)
            {
                var bytes = (byte[])sound.Clone();
                for (var flips = random.Next(1, 4); flips > 0; flips--)
                {
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                }

                try
                {
                    _ = new LssHeadings(LssFormat.Read("f.lss", bytes)).Columns.Count;
                }
                catch (InputRefusedException problem)
                {
                    Assert.All(problem.Problems, p => Assert.NotEmpty(p.Remedy));
                }
            }
        }
    }

    /// <summary>Whatever an author types, what is shown holds no markup and no runs of blanks.</summary>
    [Fact]
    public void Stripping_leaves_one_plain_line()
    {
        var sound = Encoding.UTF8.GetString(LssFiles.Bytes(LssFiles.New));
        var pieces = Gen.Elements("<p>", "</p>", "<br>", "<b", ">", "<", "tekst", " ", "\n", "&nbsp;", "&amp;", "<!--", "-->", "'", "\"", "<script>", "</script>", "é").ArrayOf().Select(p => string.Concat(p));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(pieces.ToArbitrary(), html =>
        {
            var text = sound.Replace("Hoe oud bent u?", html.Replace("]]>", "", StringComparison.Ordinal), StringComparison.Ordinal);
            var plain = LssFormat.Read("f.lss", Encoding.UTF8.GetBytes(text)).Find("leeftijd")!.Texts.In("nl");
            Assert.DoesNotContain("<p>", plain, StringComparison.Ordinal);
            Assert.DoesNotContain("<br>", plain, StringComparison.Ordinal);
            Assert.DoesNotContain("  ", plain, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', plain);
            Assert.Equal(plain.Trim(), plain);
        }));
    }
}
