using Microsoft.Extensions.Configuration;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Etl.RefiQda;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Tests.Model;

/// <summary>Twelve cases: what few of them have, or few of them lack, is told of nobody, unless the study is public.</summary>
public abstract class CodedStudyTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private const int Cases = 12;

    private static readonly (string Code, string Line, int Cases)[] Codes =
    [
        ("vier", "key,vier,personal_strength,,", 4),
        ("vijf", "key,vijf,meaningful_support,,", 5),
        ("zes", "actor,zes,gp,mixed,", 6),
        ("zeven", "adjustment,zeven,working_hours,,", 7),
        ("acht", "key,acht,work_career_adaptation,,", 8),
        ("alle", "key,alle,room_for_care_recovery,,", Cases),
    ];

    private readonly TempFolder _folder = new();
    private readonly TestDatabase _database = new TEngine().Rent(TestSchema.Migrated);
    private readonly Installation _parts;

    protected CodedStudyTests() =>
        _parts = new Installation(Settings.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Warehouse:Engine"] = _database.Engine.Name,
            ["ConnectionStrings:Warehouse"] = _database.ConnectionString,
            ["DataFolder"] = _folder.Path,
            ["Pseudonyms:Key"] = "0123456789abcdef0123456789abcdef",
        }).Build()));

    [EngineFact]
    public void Of_an_unpublished_study_only_what_enough_cases_have_and_enough_lack_is_counted()
    {
        Load("dicht", "");
        var study = Assert.Single(new CodedStudyReader(_database.Engine, 5).Studies());
        Assert.Equal((false, Cases), (study.IsPublished, study.Cases));
        Assert.Equal(["actor gp mixed 6", "adjustment working_hours  7", "key meaningful_support  5"], Told(study));
        Assert.Equal(["actor gp mixed 6"], Told(Assert.Single(new CodedStudyReader(_database.Engine, 6).Studies())));
        Assert.Contains("key personal_strength  4", Told(Assert.Single(new CodedStudyReader(_database.Engine, 4).Studies())));
        Assert.Empty(Told(Assert.Single(new CodedStudyReader(_database.Engine, 7).Studies())));
    }

    [EngineFact]
    public void No_case_of_an_unpublished_study_is_shown_and_each_of_a_published_one()
    {
        Load("dicht", "");
        Load("open", "study,names,published,,\nstudy,publication,serv-2025,,\n");
        var reader = new CaseReader(_database.Engine);
        Assert.Equal(["open"], reader.Studies().Select(s => s.Study.Code));
        Assert.Null(reader.Study("dicht"));
        var study = reader.Study("open")!;
        Assert.Equal(Enumerable.Range(1, Cases).Select(i => $"Geval {i:00}"), study.Cases.Select(c => c.Name));
        Assert.Equal(42, study.Codings.Count);
        var counted = Assert.Single(new CodedStudyReader(_database.Engine, 5).Studies(), s => s.IsPublished);
        Assert.Equal(Codes.Select(c => c.Cases), counted.Counts.Select(c => c.Cases).Order());
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static IEnumerable<string> Told(CodedStudy study) => study.Counts.Select(c => $"{c.List} {c.Code} {c.Valence} {c.Cases}");

    private void Load(string study, string more)
    {
        var mapping = _folder.Write(
            study + ".mapping.csv",
            "kind,code,target,valence,evidence\nstudy,title,Een studie,,\nstudy,organiser,Wij,,\nstudy,year,2026,,\nstudy,limits,Klein,,\n" + more + string.Join('\n', Codes.Select(c => c.Line)));
        var codes = string.Concat(Codes.Select((c, i) => $"<Code guid=\"{QdaBuilder.Id(100 + i)}\" name=\"{c.Code}\"/>"));
        var (sources, cases) = ("", "");
        for (var i = 1; i <= Cases; i++)
        {
            var selections = Codes.Select((c, at) => i > c.Cases ? "" : QdaBuilder.Selection((i * 10) + at + 10_000, at, at + 5, 100 + at));
            sources += $"<TextSource guid=\"{QdaBuilder.Id(1000 + i)}\" name=\"t\">{string.Concat(selections)}</TextSource>";
            cases += $"<Case guid=\"{QdaBuilder.Id(2000 + i)}\" name=\"Geval {i:00}\"><SourceRef targetGUID=\"{QdaBuilder.Id(1000 + i)}\"/></Case>";
        }

        var project = _folder.File(study + ".qdpx");
        File.WriteAllBytes(project, QdaBuilder.Zip(QdaBuilder.Small(codes, sources, cases)));
        var loads = new FileLoads(_parts);
        foreach (var file in new[] { mapping, project })
        {
            var outcome = loads.Load(file, new LoadOptions());
            Assert.True(outcome.State == "succeeded", $"{outcome.State}: {outcome.Reason}");
            Assert.Empty(outcome.Remarks);
        }
    }
}

public sealed class CodedStudyTestsOnSqlite : CodedStudyTests<SqliteTestEngine>;

public sealed class CodedStudyTestsOnSqlServer : CodedStudyTests<SqlServerTestEngine>;
