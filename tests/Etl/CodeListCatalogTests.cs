using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Tests.Etl;

public sealed class CodeListCatalogTests : IDisposable
{
    private const string Columns = "code,nl,fr,en,parent,rank,role,valid_from,valid_to,synonyms,extra\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("codes").FullName;

    public CodeListCatalogTests()
    {
        foreach (var dimension in CodeListCatalog.Dimensions)
        {
            Write(dimension + ".csv", Columns + "all,totaal,ensemble,total,,0,total,,,Totaal / Total|Alles,\n");
        }

        foreach (var list in CodeListCatalog.StudyLists)
        {
            Write(list + ".csv", Columns + "other,andere,autre,other,,0,part,,,,\n");
        }

        Write("unit.csv", "code,nl,fr,en,symbol,quantity,scale,synonyms\npersons,personen,personnes,persons,,persons,1,aantal\n");
        Write("indicator.csv", "code,nl,fr,en,kind,unit,synonyms\ninvalids,invaliden,invalides,invalids,stock,persons,\n");
        Write("publication.csv", "code,title,publisher,kind,series,edition,language,url\np,\"Title, with comma\",P,official,s,2020,nl,\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder, name), content);

    private string Problem() => Assert.Throws<CodeListException>(() => CodeListCatalog.Load(_folder)).Message;

    [Theory]
    [InlineData("all")]
    [InlineData("ALL")]
    [InlineData(" Totaal\u00A0/\nTotal ")]
    [InlineData("Ensemble")]
    [InlineData("alles")]
    public void Codes_labels_and_synonyms_lead_to_the_code(string text)
    {
        Assert.True(CodeListCatalog.Load(_folder).TryResolve("region", text, out var code));
        Assert.Equal("all", code);
    }

    [Fact]
    public void What_is_unknown_resolves_to_nothing_and_has_near_names()
    {
        var codes = CodeListCatalog.Load(_folder);

        Assert.False(codes.TryResolve("region", "", out _));
        Assert.False(codes.TryResolve("region", "totaall", out _));
        Assert.Equal(["totaal"], codes.Suggest("region", "totaall"));
        Assert.Empty(codes.Suggest("region", "iets heel anders"));
        Assert.Throws<ArgumentException>(() => codes.TryResolve("colour", "red", out _));
    }

    [Fact]
    public void Members_come_in_their_own_order()
    {
        Write("sex.csv", Columns + "F,vrouw,femme,female,T,2,part,2020-01-01,,V|H/F,\nM,man,homme,male,T,1,part,,,,\nT,totaal,total,total,,0,total,,,,\n");

        var members = CodeListCatalog.Load(_folder).Members("sex");

        Assert.Equal(["T", "M", "F"], members.Select(m => m.Code));
        Assert.Equal(("T", new DateOnly(2020, 1, 1), 2), (members[2].Parent, members[2].ValidFrom, members[2].Synonyms.Count));
    }

    [Theory]
    [InlineData("sex.csv", Columns + "a,x,x1,x2,,0,part,,,,\nb,y,X,y2,,1,part,,,,\n", "sex.csv, line 3: 'X' stands for b here and for a at sex.csv, line 2")]
    [InlineData("sex.csv", Columns + "a,x,x1,x2,,0,part,,,q|r,\nb,y,y1,y2,,1,part,,, R ,\n", "'R' stands for b here and for a")]
    [InlineData("sex.csv", Columns + "a,x,x1,x2,,0,part,,,,\na,y,y1,y2,,1,part,,,,\n", "line 3: the code a stands twice")]
    [InlineData("sex.csv", Columns + "a,x,x1,x2,z,0,part,,,,\n", "the parent 'z' is not in the list")]
    [InlineData("sex.csv", Columns + "a,x,x1,x2,b,0,part,,,,\nb,y,y1,y2,a,0,part,,,,\n", "its own ancestor")]
    [InlineData("sex.csv", Columns + "a,x,x1,x2,,first,part,,,,\n", "rank is 'first'")]
    [InlineData("sex.csv", Columns + "a,x,x1,x2,,0,whole,,,,\n", "role is 'whole'")]
    [InlineData("sex.csv", Columns + "a,x,x1,x2,,0,part,2020,,,\n", "valid_from is '2020'")]
    [InlineData("sex.csv", Columns + "a,x,,x2,,0,part,,,,\n", "fr is empty")]
    [InlineData("sex.csv", Columns + "a,x,x1,x2,,0,part,,,,,\n", "12 fields; expected 11")]
    [InlineData("sex.csv", "code,nl\n", "the header is 'code,nl'")]
    [InlineData("sex.csv", "", "empty")]
    [InlineData("sex.csv", Columns + "\"a,x\n", "line 2")]
    [InlineData("unit.csv", "code,nl,fr,en,symbol,quantity,scale,synonyms\npersons,p,p,p,,persons,0,\n", "scale is 0")]
    [InlineData("indicator.csv", "code,nl,fr,en,kind,unit,synonyms\ni,i,i,i,stock,euros,\n", "the unit 'euros' is not in unit.csv")]
    [InlineData("publication.csv", "code,title,publisher,kind,series,edition,language,url\np,t,P,rumour,s,2020,nl,\n", "kind is 'rumour'")]
    public void A_wrong_list_is_refused_with_file_and_line(string file, string content, string message)
    {
        Write(file, content);

        var problem = Problem();

        Assert.Contains(file, problem, StringComparison.Ordinal);
        Assert.Contains(message, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_list_is_named()
    {
        File.Delete(Path.Combine(_folder, "region.csv"));

        Assert.Contains("region.csv", Problem(), StringComparison.Ordinal);
    }
}
