using System.Text.Json;
using ReIntegrationBI.Etl.Sources.Cases;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Persons;

namespace ReIntegrationBI.Tests.Etl.RefiQda;

public class QdaProjectSourceTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private const string Study = "kind,code,target,valence,evidence,code_guid\nstudy,title,Een studie\nstudy,organiser,Wij\nstudy,year,2026\nstudy,limits,Klein\n";

    private static readonly Pseudonyms Hidden = new(Key);

    [Fact]
    public void Nothing_of_a_person_or_a_source_comes_in()
    {
        var content = Real(Hidden);
        var told = JsonSerializer.Serialize(new { content.Cases, content.Codings, content.Keys, content.Supports, content.Adjustments, content.Profile, content.Remarks });
        foreach (var word in new[] { "Boris", "Marten", "Juliette", "docx", "rooster.png", "vrouw", "horeca", "analist", "klonter", "afwassen" })
        {
            Assert.DoesNotContain(word, told, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_case_keeps_its_pseudonym_where_its_identifier_changes()
    {
        var mapping = CaseMappingTests.Read(Study);
        var (first, again) = (Read(QdaBuilder.Small(), mapping), Read(QdaBuilder.Small(cases: Case(33, $"<SourceRef targetGUID=\"{QdaBuilder.Id(4)}\"/>")), mapping));
        Assert.Equal(first.Cases[0].Code, again.Cases[0].Code);
        Assert.StartsWith("P-", first.Cases[0].Code, StringComparison.Ordinal);
        Assert.NotEqual(first.Cases[0].Code, Read(QdaBuilder.Small(cases: Case(3, "", "Bo")), mapping).Cases[0].Code);
    }

    [Fact]
    public void Codes_that_nobody_mapped_stay_and_are_listed()
    {
        var content = Read(QdaBuilder.Small(sources: QdaBuilder.Source(QdaBuilder.Selection(5, 0, 10, 2) + QdaBuilder.Selection(6, 20, 30, 2))), CaseMappingTests.Read(Study));
        Assert.Equal([(null, null, null), (null, null, null)], content.Codings.Select(c => (c.Key, c.Actor, c.Adjustment)));
        var remark = Assert.Single(content.Remarks);
        Assert.Equal(("project.qde", "line 4", "Steun > Huisarts"), (remark.Sheet, remark.Cell, remark.Value));
        Assert.StartsWith("unmapped-code: 2 segments are kept", remark.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_code_may_mean_several_things_and_one_segment_shows_a_key_better_than_another()
    {
        var mapping = CaseMappingTests.Read(Study + "key,Steun > Huisarts,meaningful_support,,implied\nactor,Steun > Huisarts,gp,supportive\nkey,Steun,meaningful_support,,explicit\n");
        var content = Read(QdaBuilder.Small(sources: QdaBuilder.Source(QdaBuilder.Selection(5, 0, 10, 2) + QdaBuilder.Selection(6, 20, 30, 1))), mapping);
        Assert.Equal("explicit", Assert.Single(content.Keys).Evidence);
        Assert.Equal(("gp", "supportive", "mentioned"), content.Supports.Select(s => (s.Actor, s.Valence, s.Role)).Single());
        Assert.Equal([("meaningful_support", null), (null, "gp"), ("meaningful_support", null)], content.Codings.Select(c => (c.Key, c.Actor)));
        Assert.Equal([(0, 10), (0, 10), (20, 30)], content.Codings.Select(c => (c.Start, c.End)));
        Assert.Empty(content.Remarks);
    }

    /// <summary>As NVivo has it: a case is a code, and what is coded with it is the case's.</summary>
    [Fact]
    public void A_code_that_stands_for_a_case_holds_what_lies_within_it()
    {
        var codes = $"<Code guid=\"{QdaBuilder.Id(1)}\" name=\"An\"/><Code guid=\"{QdaBuilder.Id(2)}\" name=\"Huisarts\"/>";
        var selections = QdaBuilder.Source(QdaBuilder.Selection(5, 0, 100, 1) + QdaBuilder.Selection(6, 20, 30, 2) + QdaBuilder.Selection(7, 90, 110, 2));
        var mapping = CaseMappingTests.Read(Study + "actor,Huisarts,gp,mixed\n");
        foreach (var cases in new[] { Case(1, ""), Case(3, $"<CodeRef targetGUID=\"{QdaBuilder.Id(1)}\"/>"), Case(3, $"<SelectionRef targetGUID=\"{QdaBuilder.Id(5)}\"/>") })
        {
            var content = Read(QdaBuilder.Small(codes, selections, cases), mapping);
            var one = Assert.Single(content.Cases).Code;
            Assert.Equal([(one, 20), (null, 90)], content.Codings.Where(c => c.Actor is not null).Select(c => (c.Case, c.Start)));
            Assert.Single(content.Supports);
            Assert.Contains(content.Remarks, r => r.Reason.StartsWith("no-case: ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Without_cases_each_source_is_one()
    {
        var content = Read(QdaBuilder.Small().Replace("<Cases>", "<Cazes>", StringComparison.Ordinal).Replace("</Cases>", "</Cazes>", StringComparison.Ordinal), CaseMappingTests.Read(Study));
        Assert.Equal(content.Cases[0].Code, Assert.Single(content.Codings).Case);
    }

    [Fact]
    public void A_reference_to_a_source_that_is_not_there_is_told()
    {
        var content = Read(QdaBuilder.Small(cases: Case(3, $"<SourceRef targetGUID=\"{QdaBuilder.Id(55)}\"/>")), CaseMappingTests.Read(Study));
        Assert.Contains(content.Remarks, r => r.Value == QdaBuilder.Id(55) && r.Reason.StartsWith("lost-source: ", StringComparison.Ordinal));
        Assert.Null(Assert.Single(content.Codings).Case);
    }

    [Theory]
    [InlineData("key,Steun > Huisars,meaningful_support\n", "mapped-code-missing", "Did you mean 'Steun > Huisarts'?")]
    [InlineData("key,Huisarts,meaningful_support\n", "mapped-code-missing", "B6")]
    [InlineData("key,,meaningful_support,,,00000001-0000-0000-0000-0000000000ff\n", "mapped-code-missing", "Correct the identifier")]
    [InlineData("key,Steun,meaningful_support,,,00000002-0000-0000-0000-000000000000\n", "mapped-code-differs", "Steun > Huisarts")]
    [InlineData("key,Steun,meaningful_support\nkey,,meaningful_support,,,00000001-0000-0000-0000-000000000000\n", "mapped-twice", "B7")]
    public void A_mapping_that_does_not_fit_is_refused(string lines, string code, string says)
    {
        var problem = Assert.Throws<InputRefusedException>(() => Read(QdaBuilder.Small(), CaseMappingTests.Read(Study + lines))).Problems[0];
        Assert.Equal(code, problem.Code);
        Assert.Contains(says, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_codes_of_one_path_are_named_by_their_identifiers()
    {
        var codes = $"<Code guid=\"{QdaBuilder.Id(1)}\" name=\"Huisarts\"/><Code guid=\"{QdaBuilder.Id(2)}\" name=\"huisarts \"/>";
        var refusal = Assert.Throws<InputRefusedException>(() => Read(QdaBuilder.Small(codes), CaseMappingTests.Read(Study + "actor,Huisarts,gp,mixed\n")));
        Assert.Equal("mapped-code-ambiguous", refusal.Problems[0].Code);
        Assert.Single(Read(QdaBuilder.Small(codes), CaseMappingTests.Read(Study + $"actor,,gp,mixed,,{QdaBuilder.Id(2)}\n")).Supports);
    }

    [Fact]
    public void Two_cases_of_one_name_are_refused_without_telling_it()
    {
        var problem = Assert.Throws<InputRefusedException>(() => Read(QdaBuilder.Small(cases: Case(3, "", "Jan Janssens") + "\n" + Case(8, "", "Jan  Janssens")), CaseMappingTests.Read(Study))).Problems[0];
        Assert.Equal(("case-twice", "entry project.qde, line 7"), (problem.Code, problem.Cell));
        Assert.DoesNotContain("Janssens", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_codebook_shows_what_a_mapping_leaves_open()
    {
        var mapping = CaseMappingTests.Read(Study + "ignore,Losse opmerking\nignore,Sterke quote\n");
        var content = QdaCodebookSource.Read(QdaFiles.Path(QdaFiles.Codebook), QdaFiles.Codebook, mapping);
        var codable = QdaFiles.Read(QdaFiles.Bytes(QdaFiles.Project)).Codebook.Codes.Where(c => c.IsCodable).Select(c => c.Path).ToList();
        Assert.Equal(codable.Except(["Losse opmerking", "Sterke quote"]), content.Remarks.Select(r => r.Value));
        Assert.Equal(codable.Count, QdaCodebookSource.Read(QdaFiles.Path(QdaFiles.Codebook), QdaFiles.Codebook, null).Remarks.Count);
        Assert.Throws<InputRefusedException>(() => QdaCodebookSource.Read(QdaFiles.Path(QdaFiles.Taguette), QdaFiles.Taguette, mapping));
    }

    private static string Case(int id, string inside, string name = "An") => $"<Case guid=\"{QdaBuilder.Id(id)}\" name=\"{name}\">{inside}</Case>";

    private static CaseStudyContent Read(string xml, CaseMapping mapping)
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("klein.qdpx"), QdaBuilder.Zip(xml));
        return QdaProjectSource.Read(folder.File("klein.qdpx"), "klein.qdpx", mapping, Hidden);
    }

    private static CaseStudyContent Real(Pseudonyms? pseudonyms) => QdaProjectSource.Read(
        QdaFiles.Path(QdaFiles.Project), QdaFiles.Project, CaseMappingSource.Read(QdaFiles.Path(QdaFiles.Mapping), QdaFiles.Mapping, CodeListCatalog.Load(), CaseFieldCatalog.Load()), pseudonyms);
}
