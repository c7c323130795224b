using System.Text;
using ReIntegrationBI.Etl.Formats.RefiQda;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Etl.RefiQda;

public class RefiQdaFormatTests
{
    public static TheoryData<string> Hostile => [.. HostileQda.All.Keys];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_project_is_refused_with_its_place(string name)
    {
        var hostile = HostileQda.All[name];
        var problem = Assert.Throws<InputRefusedException>(() => QdaFiles.Read(hostile.Make())).Problems[0];
        Assert.Equal((hostile.Code, hostile.Cell), (problem.Code, problem.Cell));
        Assert.NotEmpty(problem.Remedy);
        Assert.True(problem.Expected is not null || problem.Found is not null, problem.ToString());
    }

    [Fact]
    public void The_small_project_itself_is_sound() => Assert.Single(QdaFiles.Read(QdaBuilder.Zip(QdaBuilder.Small())).Cases);

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var sources = QdaBuilder.Source(QdaBuilder.Selection(5, 11, 10, 2) + QdaBuilder.Selection(6, 0, 1, 88));
        var problems = Assert.Throws<InputRefusedException>(() => QdaFiles.Read(QdaBuilder.Zip(QdaBuilder.Small(sources: sources)))).Problems;
        Assert.Equal(["qda-dangling", "qda-reversed"], problems.Select(p => p.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_project_of_QualCoder_is_read()
    {
        var project = QdaFiles.Read(QdaFiles.Bytes(QdaFiles.Project));
        Assert.Equal("QualCoder 4.0 Beta", project.Codebook.Origin);
        Assert.Equal(["Boris", "Marten", "Juliette"], project.Cases.Select(c => c.Name));
        Assert.Equal(["man", "58", "horeca", "2"], project.Cases[0].Attributes.Select(a => a.Value));
        var code = Assert.Single(project.Codebook.Codes, c => c.Name == "Grenzen bewaken");
        Assert.Equal(("Hefbomen > Eigen kracht > Grenzen bewaken", true, "#81C784"), (code.Path, code.IsCodable, code.Color));
        Assert.Equal(6, project.Codebook.Codes.Count(c => !c.IsCodable));
        Assert.Equal(2, project.Notes);
        Assert.Equal(["analist_1", "analist_2", "analist_3"], project.Users.Select(u => u.Name).Order(StringComparer.Ordinal));
        var picture = Assert.Single(project.Sources, s => s.Kind == RefiQdaSourceKind.Picture);
        Assert.Equal(new RefiQdaRectangle(null, 0, 0, 1, 1), Assert.Single(project.Selections, s => s.Source == picture.Guid).Place.Rectangle);
        Assert.All(project.Selections.SelectMany(s => s.Codings), c => Assert.NotEmpty(c.User));
    }

    /// <summary>QualCoder writes the name of a file where the identifier of a source belongs: of a document, of a picture, and of a text typed into it.</summary>
    [Fact]
    public void Cases_of_QualCoder_find_their_sources()
    {
        var project = QdaFiles.Read(QdaFiles.Bytes(QdaFiles.Project));
        var names = project.Sources.ToDictionary(s => s.Guid, s => s.Name);
        Assert.Equal(["Boris.docx", "Marten.docx rooster.png", "Juliette"], project.Cases.Select(c => string.Join(' ', c.Sources.Select(s => names[s]))));
        Assert.All(project.Cases, c => Assert.Empty(c.LostReferences));
    }

    [Fact]
    public void A_codebook_of_QualCoder_has_the_codes_of_its_project()
    {
        var codebook = RefiQdaFormat.ReadCodebook("c.qdc", QdaFiles.Bytes(QdaFiles.Codebook));
        Assert.Equal(QdaFiles.Read(QdaFiles.Bytes(QdaFiles.Project)).Codebook.Codes.Select(c => c.Path), codebook.Codes.Select(c => c.Path));
    }

    [Fact]
    public void A_codebook_of_Taguette_is_read()
    {
        var codebook = RefiQdaFormat.ReadCodebook("c.qdc", QdaFiles.Bytes(QdaFiles.Taguette));
        Assert.Equal(("Taguette 1.5.2", 6), (codebook.Origin, codebook.Codes.Count));
        Assert.Equal("9e156ba4-7e76-5e26-9ede-d53be45fbc9d", codebook.Codes[0].Guid);
    }

    [Theory]
    [InlineData("a;b\n1;2\n", "qda-not-a-codebook")]
    [InlineData("<?xml version=\"1.0\"?><Project xmlns=\"urn:QDA-XML:project:1.0\"/>", "qda-not-refi")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE CodeBook><CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"/>", "qda-dtd")]
    [InlineData("<?xml version=\"1.0\"?><CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"><Codes>", "qda-damaged")]
    [InlineData("PK", "qda-not-a-codebook")]
    public void What_is_no_codebook_is_refused(string content, string code) =>
        Assert.Equal(code, Assert.Throws<InputRefusedException>(() => RefiQdaFormat.ReadCodebook("c.qdc", Encoding.UTF8.GetBytes(content))).Problems[0].Code);

    [Fact]
    public void A_transcript_is_placed_by_its_sync_points()
    {
        var sources =
            $"""
            <AudioSource guid="{QdaBuilder.Id(4)}" name="An.mp3" path="internal://{QdaBuilder.Id(9)}.mp3">
            <Transcript guid="{QdaBuilder.Id(20)}" name="An">
            <SyncPoint guid="{QdaBuilder.Id(21)}" timeStamp="0" position="3"/><SyncPoint guid="{QdaBuilder.Id(22)}" timeStamp="9" position="40"/><SyncPoint guid="{QdaBuilder.Id(23)}" timeStamp="12"/>
            <TranscriptSelection guid="{QdaBuilder.Id(24)}" name="woorden" fromSyncPoint="{QdaBuilder.Id(21)}" toSyncPoint="{QdaBuilder.Id(22)}"/>
            <TranscriptSelection guid="{QdaBuilder.Id(25)}" name="woorden" fromSyncPoint="{QdaBuilder.Id(22)}" toSyncPoint="{QdaBuilder.Id(23)}"/>
            </Transcript>
            <AudioSelection guid="{QdaBuilder.Id(26)}" name="woorden" begin="100" end="250"/>
            </AudioSource>
            """;
        var places = QdaFiles.Read(QdaBuilder.Zip(QdaBuilder.Small(sources: sources))).Selections.Select(s => s.Place);
        Assert.Equal(
            [new RefiQdaPlace(RefiQdaUnit.Character, 3, 40, null), new RefiQdaPlace(RefiQdaUnit.Character, 40, null, null), new RefiQdaPlace(RefiQdaUnit.Millisecond, 100, 250, null)], places);
    }
}
