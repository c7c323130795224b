using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Etl.RefiQda;
using ReIntegrationBI.Warehouse.Persons;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>An analyst's coded project through the real command: what comes in, what stays out, and what is refused.</summary>
public abstract class QdaLoadTests<TEngine>(LazyFixture<QdaInstallation<TEngine>> fixture) : IClassFixture<LazyFixture<QdaInstallation<TEngine>>>
    where TEngine : ITestEngine, new()
{
    private static readonly Dictionary<string, string> Names = new[] { "Boris", "Marten", "Juliette" }
        .ToDictionary(n => "P-" + new Pseudonyms("0123456789abcdef0123456789abcdef0123456789abcdef").Of("cases/terugkeerders", n)[..16]);

    /// <summary>What the analyst coded, case by case.</summary>
    private static readonly Dictionary<string, (string Keys, string Actors, string Adjustments)> Coded = new()
    {
        ["Boris"] = (
            "meaningful_support:explicit people_centred_leadership:implied personal_strength:explicit room_for_care_recovery:explicit work_career_adaptation:explicit",
            "colleague:supportive customers:supportive family:supportive mutuality:supportive partner:supportive physiotherapist:supportive",
            "colleague_customer_help flexible_schedule partial_resumption_other_route tasks team_goals working_hours"),
        ["Marten"] = (
            "guarding_boundaries:explicit meaningful_support:explicit people_centred_leadership:explicit personal_strength:explicit room_for_care_recovery:explicit work_career_adaptation:explicit",
            "colleague:supportive employer:supportive specialist:supportive",
            "autonomy_variety_voice colleague_customer_help flexible_schedule lighter_physical_load partial_resumption_other_route short_absence_agreement tasks working_hours"),
        ["Juliette"] = (
            "meaningful_support:explicit people_centred_leadership:explicit personal_strength:explicit room_for_care_recovery:explicit work_career_adaptation:explicit",
            "advising_physician:neutral colleague:supportive employer:supportive family:supportive manager:supportive mutuality:mixed specialist:supportive",
            "autonomy_variety_voice colleague_customer_help flexible_schedule lighter_emotional_load partial_resumption team_goals telework work_pace working_hours"),
    };

    [EngineFact]
    public void Keys_actors_and_adjustments_come_back_as_they_were_coded()
    {
        Assert.True(fixture.Value.FirstLoad.ExitCode == 0, fixture.Value.FirstLoad.Messages);
        foreach (var (name, (keys, actors, adjustments)) in Coded)
        {
            Assert.Equal(keys, Of(name, "FactCaseKey f JOIN DimKey m ON m.KeyKey = f.KeyKey", ":", "f.Evidence"));
            Assert.Equal(actors, Of(name, "FactCaseSupport f JOIN DimActor m ON m.ActorKey = f.ActorKey", ":", "f.Valence"));
            Assert.Equal(adjustments, Of(name, "FactCaseAdjustment f JOIN DimAdjustment m ON m.AdjustmentKey = f.AdjustmentKey", "", null));
        }

        Assert.Equal(["'F'", "'M'", "'M'"], fixture.Value.Rows("SELECT FieldValue FROM FactCaseProfile WHERE FieldCode = 'sex' ORDER BY FieldValue"));
    }

    [EngineFact]
    public void Codes_that_are_not_mapped_stand_without_a_target_and_are_listed()
    {
        Assert.Contains("'Losse opmerking': unmapped-code: 2 segments are kept without a target", fixture.Value.FirstLoad.Messages, StringComparison.Ordinal);
        Assert.Contains("'Sterke quote': unmapped-code: 1 segment is kept without a target", fixture.Value.FirstLoad.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("Nota van de onderzoeker", fixture.Value.FirstLoad.Messages, StringComparison.Ordinal);
        Assert.Equal(
            ["'Losse opmerking' | 2", "'Sterke quote' | 1"],
            fixture.Value.Rows("SELECT CodePath, COUNT(*) FROM FactCaseCoding WHERE KeyKey IS NULL AND ActorKey IS NULL AND AdjustmentKey IS NULL AND SupersededAt IS NULL GROUP BY CodePath ORDER BY CodePath"));
        var project = fixture.Value.Rows("SELECT MIN(LoadKey) FROM LoadJournal WHERE FileName LIKE '%.qdpx' AND State = 'succeeded'").Single();
        var listed = fixture.Value.Run("loads", project);
        Assert.Contains("Losse opmerking", listed.Output, StringComparison.Ordinal);
        Assert.Contains("0 rejected", listed.Output, StringComparison.Ordinal);
    }

    [EngineFact]
    public void Nobody_of_the_study_is_in_the_warehouse_or_beside_it()
    {
        using var connection = fixture.Value.Database.Engine.Open();
        var told = string.Join('\n', WarehouseDump.Tables(connection, fixture.Value.Database.Tables(connection)));
        Assert.Contains(Names.Keys.First(), told, StringComparison.Ordinal);
        foreach (var word in new[] { "Boris", "Marten", "Juliette", ".docx", "klonter", "afwassen", "analist_1" })
        {
            Assert.DoesNotContain(word, told, StringComparison.OrdinalIgnoreCase);
        }

        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(QdaFiles.Bytes(QdaFiles.Project)));
        Assert.DoesNotContain(Directory.EnumerateFiles(fixture.Value.Folder, "*", SearchOption.AllDirectories), f => f.Contains(hash, StringComparison.Ordinal));
    }

    [EngineFact]
    public void A_project_is_let_go_whatever_it_is_said_to_be() =>
        Assert.True(fixture.Value.Parts.Inputs.HoldsPersons("study.qdpx", new LoadOptions(Layout: "refi-qda-mapping")));

    [EngineFact]
    public void Hostile_projects_are_refused_and_change_nothing()
    {
        using var folder = new TempFolder();
        var names = HostileQda.All.Keys.Where(n => n is not "too-many-entries").ToList();
        var paths = names.ConvertAll(name =>
        {
            var path = folder.File($"terugkeerders.{name}.qdpx");
            File.WriteAllBytes(path, HostileQda.All[name].Make());
            return path;
        });
        var run = fixture.Value.Run(["load", .. paths]);
        Assert.Equal(3, run.ExitCode);
        foreach (var name in names)
        {
            var (file, hostile) = ($"terugkeerders.{name}.qdpx", HostileQda.All[name]);
            Assert.Contains(
                run.Messages.Split('\n'), l => l.StartsWith(file + (hostile.Cell is null ? ":" : $", {hostile.Cell}:"), StringComparison.Ordinal) && l.Contains($"[{hostile.Code}]", StringComparison.Ordinal));
        }

        Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
        Assert.Equal(fixture.Value.Before, WarehouseDump.Content(fixture.Value.Database));
        Assert.All(fixture.Value.Parts.Journal.Latest(names.Count), l => Assert.Equal("refused", l.State));
    }

    [EngineFact]
    public void A_project_needs_a_key_a_mapping_and_a_study_of_its_own()
    {
        using var folder = new TempFolder();
        Refused(fixture.Value.RunWith("", "load", QdaFiles.Path(QdaFiles.Project)), "no-pseudonym-key");
        File.WriteAllBytes(folder.File("anders.qdpx"), QdaBuilder.Zip(QdaBuilder.Small()));
        Refused(fixture.Value.Run("load", folder.File("anders.qdpx")), "no-mapping");
        Assert.Equal(fixture.Value.Before, WarehouseDump.Content(fixture.Value.Database));
    }

    private static void Refused(CommandResult run, string code)
    {
        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"[{code}]", run.Messages, StringComparison.Ordinal);
    }

    private string Of(string name, string tables, string between, string? more) => string.Join(' ', fixture.Value.Rows(
        $"SELECT c.Code, m.Code{(more is null ? "" : ", " + more)} FROM {tables} JOIN DimCase c ON c.CaseKey = f.CaseKey WHERE f.SupersededAt IS NULL ORDER BY m.Code")
        .Select(r => r.Replace("'", "", StringComparison.Ordinal).Split(" | ")).Where(r => Names[r[0]] == name).Select(r => string.Join(between, r[1..])));
}

public sealed class QdaLoadTestsOnSqlite(LazyFixture<QdaInstallation<SqliteTestEngine>> fixture) : QdaLoadTests<SqliteTestEngine>(fixture);

public sealed class QdaLoadTestsOnSqlServer(LazyFixture<QdaInstallation<SqlServerTestEngine>> fixture) : QdaLoadTests<SqlServerTestEngine>(fixture);

/// <summary>A mapping that is changed maps the project anew; of another year, or of a study that another file brought, it does not.</summary>
public sealed class QdaMappingTests(LazyFixture<QdaInstallation<SqliteTestEngine>> fixture) : IClassFixture<LazyFixture<QdaInstallation<SqliteTestEngine>>>
{
    [Fact]
    public void A_changed_mapping_maps_the_same_project_anew()
    {
        using var folder = new TempFolder();
        var project = QdaFiles.Path(QdaFiles.Project);
        Assert.Contains("no-op", fixture.Value.Run("load", project).Output, StringComparison.Ordinal);

        var text = File.ReadAllText(QdaFiles.Path(QdaFiles.Mapping));
        var mapping = folder.Write(QdaFiles.Mapping, text + "key,Sterke quote,dynamic_trust,,,\n");
        Assert.Equal(0, fixture.Value.Run("load", mapping).ExitCode);
        var anew = fixture.Value.Run("load", project);
        Assert.True(anew.ExitCode == 0, anew.Messages);
        Assert.DoesNotContain("Sterke quote", anew.Messages, StringComparison.Ordinal);
        Assert.Equal(["1"], fixture.Value.Rows("SELECT COUNT(*) FROM FactCaseKey f JOIN DimKey k ON k.KeyKey = f.KeyKey WHERE k.Code = 'dynamic_trust' AND f.SupersededAt IS NULL"));
        Assert.Contains("no-op", fixture.Value.Run("load", project).Output, StringComparison.Ordinal);

        var after = WarehouseDump.Content(fixture.Value.Database);
        var typo = fixture.Value.Run("load", folder.Write(QdaFiles.Mapping, text + "key,Sterke qote,dynamic_trust,,,\n"), project);
        Assert.Equal(3, typo.ExitCode);
        Assert.Contains("Did you mean 'Sterke quote'?", typo.Messages, StringComparison.Ordinal);
        var year = fixture.Value.Run("load", folder.Write(QdaFiles.Mapping, text.Replace("year,2026", "year,2027", StringComparison.Ordinal)), project);
        Assert.Contains("[another-year]", year.Messages, StringComparison.Ordinal);
        Assert.Equal(after, WarehouseDump.Content(fixture.Value.Database));
    }

    [Fact]
    public void A_codebook_alone_lists_what_the_mapping_leaves_open()
    {
        var run = fixture.Value.Run("load", QdaFiles.Path(QdaFiles.Codebook));
        Assert.True(run.ExitCode == 0, run.Messages);
        Assert.Contains("'Losse opmerking': unmapped-code", run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("Huisarts", run.Messages, StringComparison.Ordinal);
    }
}
