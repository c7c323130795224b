using System.Text.Json;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Surveys.Loading;

namespace ReIntegrationBI.Tests.Cases;

/// <summary>The command <c>cases</c>, as a user calls it.</summary>
public abstract class CasesCommandTests<TEngine>(LazyFixture<CaseInstallation<TEngine>> fixture) : IClassFixture<LazyFixture<CaseInstallation<TEngine>>>
    where TEngine : ITestEngine, new()
{
    [EngineFact]
    public void A_list_marks_what_was_inferred_and_a_case_shows_it_apart()
    {
        var list = fixture.Value.Run("cases");
        Assert.True(list.ExitCode == 0, list.Messages);
        Assert.Equal(15, list.Output.Split('\n').Count(l => l.StartsWith("serv2025", StringComparison.Ordinal)));
        Assert.Contains(list.Output.Split('\n'), l => l.Contains("Vera", StringComparison.Ordinal) && l.Contains("other mental condition (inferred, medium)", StringComparison.Ordinal));
        Assert.DoesNotContain('%', list.Output);
        Assert.Contains("our translation", list.Messages, StringComparison.Ordinal);

        var one = fixture.Value.Run("cases", "s13", "--lang", "nl");
        Assert.True(one.ExitCode == 0, one.Messages);
        var (stated, inferred) = (one.Output.IndexOf("What the study says", StringComparison.Ordinal), one.Output.IndexOf("What was inferred", StringComparison.Ordinal));
        var mental = one.Output.IndexOf("andere psychische aandoening", StringComparison.Ordinal);
        Assert.True(stated >= 0 && stated < inferred && inferred < mental && mental < one.Output.IndexOf("\nKeys\n", StringComparison.Ordinal), one.Output);
        Assert.Matches("total_closure +medium", one.Output);
        Assert.Contains("inferred!C14", one.Output, StringComparison.Ordinal);
    }

    [EngineFact]
    public void Exports_hold_every_fact_with_its_basis_and_its_cell()
    {
        var csv = fixture.Value.Run("cases", "--format", "csv");
        var lines = SurveyInstallation<TEngine>.Csv(csv.Output);
        var kinds = lines.GroupBy(l => l["kind"]).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal((26, 73, 104, 146, 37), (kinds["inferred"], kinds["key"], kinds["support"], kinds["adjustment"], kinds["interview"]));
        Assert.All(lines.Where(l => l["kind"] == "stated"), l => Assert.Equal(("stated", ""), (l["basis"], l["confidence"])));
        Assert.All(lines.Where(l => l["kind"] == "inferred"), l => Assert.True(l["basis"] != "stated" && l["confidence"].Length > 0 && l["sheet"] == "inferred"));
        Assert.All(lines, l => Assert.Matches("^[A-Z]+[0-9]+$", l["cell"]));

        var json = JsonDocument.Parse(fixture.Value.Run("cases", "S01", "--format", "json").Output).RootElement.EnumerateArray().ToList();
        Assert.Equal(lines.Count(l => l["case"] == "S01"), json.Count);
        Assert.Equal("Charlotte", json[0].GetProperty("name").GetString());
    }

    [EngineFact]
    public void The_overview_says_of_each_number_whether_it_follows_from_the_cases()
    {
        var run = fixture.Value.Run("cases", "--overview", "--study", "serv2025", "--format", "csv");
        Assert.True(run.ExitCode == 0, run.Messages);
        var lines = SurveyInstallation<TEngine>.Csv(run.Output);
        Assert.Equal((22, 9, 4), (Count("confirmed"), Count("closed_by_inference"), Count("unresolved")));
        Assert.Contains("22 confirmed, 9 closed by inference, 4 unresolved", run.Messages, StringComparison.Ordinal);
        var education = lines.Single(l => l["dimension"] == "education" && l["category"] == "low_mid");
        Assert.Equal(("7", "4", "7", "S01 S09 S13"), (education["reported"], education["from_stated"], education["from_stated_and_inferred"], education["inferred_cases"]));

        int Count(string status) => lines.Count(l => l["status"] == status);
    }

    [EngineFact]
    public void What_is_not_there_is_named_with_what_is()
    {
        foreach (var (arguments, says) in new (string[], string)[]
        {
            (["cases", "S3"], "Did you mean 'S03'?"),
            (["cases", "--study", "serv2024"], "Did you mean 'serv2025'?"),
            (["cases", "S01", "--overview"], "--overview is about all cases"),
            (["cases", "--as-of", "2020-01-01"], "holds no cases at that moment"),
        })
        {
            var run = fixture.Value.Run(arguments);
            Assert.Equal(2, run.ExitCode);
            Assert.Contains(says, run.Messages, StringComparison.Ordinal);
        }
    }
}

public sealed class CasesCommandTestsOnSqlite(LazyFixture<CaseInstallation<SqliteTestEngine>> fixture) : CasesCommandTests<SqliteTestEngine>(fixture);

public sealed class CasesCommandTestsOnSqlServer(LazyFixture<CaseInstallation<SqlServerTestEngine>> fixture) : CasesCommandTests<SqlServerTestEngine>(fixture);
