using System.Globalization;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Tests.Commands;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Portal;

/// <summary>A portal with both published surveys, checked, and with made-up respondents of one of them; shared by the tests that only ask.</summary>
public sealed class SurveyPortal : IAsyncLifetime
{
    /// <summary>Made-up respondents of <see cref="WithRespondents"/>.</summary>
    public const int MadeUp = 600;

    /// <summary>The survey that has respondents.</summary>
    public const string WithRespondents = "cm2023";

    /// <summary>The survey that has published tables only.</summary>
    public const string TablesOnly = "kotk_vpp2025";

    private readonly TempFolder _folder = new();
    private PortalServer? _server;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>The crosstab page of <see cref="WithRespondents"/> before they were loaded.</summary>
    public string BeforeRespondents { get; private set; } = "";

    public Installation Installation { get; private set; } = null!;

    public static string Samples { get; } = Path.Combine(SampleWarehouse.Root, "samples", "surveys");

    public async Task InitializeAsync()
    {
        Assert.Equal(0, CommandRun.In(_folder, ["load", .. Directory.GetFiles(Samples, "*.survey.xlsx")]).Code);
        _ = CommandRun.In(_folder, "check");
        var data = _folder.File("data");
        Installation = new Installation(new Settings(
            "Sqlite", "Data Source=" + Path.Combine(data, "warehouse.db"), data, CommandRun.Samples, _folder.File("out")));
        _server = await PortalServer.StartAsync(Installation, "http://127.0.0.1:0", CancellationToken.None);
        Client = new HttpClient { BaseAddress = new Uri(_server.Addresses.Single()) };
        BeforeRespondents = await Client.GetStringAsync($"/surveys/{WithRespondents}/crosstab?lang=en");
        LoadMadeUp();
    }

    public async Task DisposeAsync()
    {
        Client?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>Respondents whose answers depend on each other: two in three of the men are in good shape, one in three of the women; three live abroad.</summary>
    private void LoadMadeUp()
    {
        var questionnaire = Installation.Questionnaires.Find(WithRespondents)!;
        var items = questionnaire.Questions.Where(q => q.Code is "sex" or "region" or "residual_capacity" or "education")
            .SelectMany(q => q.Answers.Select(a => new SurveyItem(q.Code, "", a.Code, 1))).ToList();
        var respondents = Enumerable.Range(0, MadeUp).Select(i =>
        {
            var man = i % 2 == 0;
            var fit = man ? i % 3 > 0 : i % 3 == 0;
            return new SurveyRespondent
            {
                Pseudonym = i.ToString("x64", CultureInfo.InvariantCulture),
                RowNumber = i + 2,
                Answers =
                [
                    Given("sex", man ? "male" : "female"),
                    Given("residual_capacity", fit ? "cat_1" : "cat_3"),
                    Given("region", i < 3 ? "abroad" : i % 5 == 0 ? "wallonia" : "flanders"),
                    Given("education", i % 4 == 0 ? "primary" : "higher_short"),
                ],
            };
        }).ToList();
        var stored = Installation.Files.Keep(_folder.Write(WithRespondents + ".respondents.csv", "made up by a test"));
        var outcome = Installation.Loader.Run(new LoadRequest(
            stored, new Slice("surveys", WithRespondents + "/respondents", questionnaire.Survey.Period.Code, "test"),
            _ => new RespondentContent(questionnaire, items, respondents, true, []), false, "test"));
        Assert.True(outcome.State == LoadState.Succeeded, outcome.Reason);

        GivenAnswer Given(string question, string answer) => new(items.FindIndex(x => x.Question == question && x.Answer == answer));
    }
}
