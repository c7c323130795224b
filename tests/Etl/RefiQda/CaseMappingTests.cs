using ReIntegrationBI.Etl.Sources.Cases;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Etl.RefiQda;

public class CaseMappingTests
{
    private const string Head = "kind,code,target,valence,evidence,code_guid\nstudy,title,Een studie\nstudy,organiser,Wij\nstudy,year,2026\nstudy,limits,Klein\n";

    private static readonly CodeListCatalog Codes = CodeListCatalog.Load();

    [Fact]
    public void A_mapping_is_read()
    {
        var mapping = Read(Head + "key,Steun >  Thuis,Steun vanuit betekenisvolle relaties\nactor,Huisarts,gp,mixed\nkey,Baas,people_centred_leadership,,implied\ncase_attribute,Geslacht,sex\ncase_value,Geslacht > Vrouw,F\n");
        Assert.Equal(("klein", 2026, "Een studie"), (mapping.Study.Code, mapping.Study.Year, mapping.Study.Title.Fr));
        Assert.Equal(
            [("Steun > Thuis", "meaningful_support", "", "explicit"), ("Huisarts", "gp", "mixed", ""), ("Baas", "people_centred_leadership", "", "implied")],
            mapping.Codes.Select(l => (l.Path, l.Target, l.Valence, l.Evidence)));
        Assert.Null(mapping.Publication);
        Assert.Equal("F", mapping.Values[("sex", "VROUW")]);
    }

    [Theory]
    [InlineData("key,Thuis,meaningfull_support\n", "unknown-member", "C6", "Did you mean 'meaningful_support'?")]
    [InlineData("actor,Baas,managr,supportive\n", "unknown-member", "C6", "Did you mean 'manager'?")]
    [InlineData("adjustment,Uren,working_ours\n", "unknown-member", "C6", "Did you mean 'working_hours'?")]
    [InlineData("actor,Baas,manager\n", "unknown-word", "D6", "supportive")]
    [InlineData("actor,Baas,manager,suportive\n", "unknown-word", "D6", "Did you mean 'supportive'?")]
    [InlineData("key,Thuis,meaningful_support,supportive\n", "superfluous-value", "D6", "does not go with this kind")]
    [InlineData("ignore,Nota,meaningful_support\n", "superfluous-value", "C6", "no target")]
    [InlineData("key,,meaningful_support\n", "missing-value", "B6", "no code is named")]
    [InlineData("key,,meaningful_support,,,twaalf\n", "not-a-guid", "F6", "no identifier")]
    [InlineData("keyy,Thuis,meaningful_support\n", "unknown-word", "A6", "Did you mean 'key'?")]
    [InlineData("key,Thuis,meaningful_support\nkey,THUIS,meaningful_support\n", "mapped-twice", "B7", "twice")]
    [InlineData("key,Thuis,meaningful_support\nignore,Thuis\n", "mapped-and-ignored", "B6", "ignored too")]
    [InlineData("study,names,published\n", "names-without-publication", "C6", "no publication is named")]
    [InlineData("study,publication,zomaar\n", "unknown-member", "C6", "no such publication")]
    [InlineData("study,year,2025\n", "key-twice", "B6", "stands already at B4")]
    [InlineData("case_attribute,Geslacht,sexe\n", "unknown-word", "C6", "Did you mean 'sex'?")]
    [InlineData("case_value,Geslacht > vrouw,F\n", "unknown-attribute", "B6", "case_attribute")]
    [InlineData("case_attribute,Geslacht,sex\ncase_value,Geslacht > vrouw,V\n", "unknown-member", "C7", "no such value")]
    public void What_is_wrong_is_told_with_its_cell(string lines, string code, string cell, string says)
    {
        var problems = Assert.Throws<InputRefusedException>(() => Read(Head + lines)).Problems;
        Assert.Contains(problems, p => (p.Code, p.Cell) == (code, cell) && p.ToString().Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_study_needs_a_year() =>
        Assert.Contains(Assert.Throws<InputRefusedException>(() => Read(Head.Replace("study,year,2026\n", "", StringComparison.Ordinal))).Problems, p => p.Code == "missing-key" && p.Message.Contains("'year'", StringComparison.Ordinal));

    internal static CaseMapping Read(string text)
    {
        using var folder = new TempFolder();
        // Short lines are filled up, so that a test shows only what it is about.
        var lines = text.TrimEnd().Split('\n').Select(l => l + new string(',', 5 - l.Count(c => c == ',')));
        return CaseMappingSource.Read(folder.Write("klein.mapping.csv", string.Join('\n', lines)), "klein.mapping.csv", Codes, CaseFieldCatalog.Load());
    }
}
