using ReIntegrationBI.Tests.Commands;
using static Microsoft.Playwright.Assertions;

namespace ReIntegrationBI.Tests.Browser;

/// <summary>Whoever installed the program follows the link that it prints, and looks after it from then on.</summary>
[Collection(BrowserCollection.Name)]
public sealed class FirstAdministratorJourneyTests(BrowserRoom room)
{
    private const string Printed = "First administrator: ";

    [BrowserFact]
    public async Task The_printed_link_leads_to_a_working_sign_in()
    {
        using var folder = new TempFolder();
        Assert.Equal(0, CommandRun.In(folder, "migrate").Code);
        using var server = CommandRun.Start(folder, [], ["serve", "--urls", "http://127.0.0.1:0"]);
        try
        {
            var address = (await server.StandardOutput.ReadLineAsync())!.Split(' ')[^1];
            var link = (await server.StandardOutput.ReadLineAsync())!;
            Assert.StartsWith(Printed + address, link, StringComparison.Ordinal);

            await using var context = await room.EnterAsync(address);
            var journey = new Journey(await context.NewPageAsync(), "first administrator");
            await journey.BeginAsync(link[Printed.Length..]);
            await journey.FillAsync(journey.Page.Locator("#name"), "an");
            await journey.FillAsync(journey.Page.Locator("#password"), "four words in a row");
            await journey.FillAsync(journey.Page.Locator("#repeated"), "four words in a row");
            await journey.ActAsync(journey.Page.Locator("main button[type=submit]"), "chosen");
            Assert.Equal("/sign-in", new Uri(journey.Page.Url).AbsolutePath);

            await journey.FillAsync(journey.Page.Locator("#name"), "an");
            await journey.FillAsync(journey.Page.Locator("#password"), "four words in a row");
            await journey.ActAsync(journey.Page.Locator("main button[type=submit]"), "signed in");
            await Expect(journey.Page.Locator(".visitor a")).ToHaveTextAsync("an");
            await journey.ActAsync(journey.Page.Locator(".tools a[href^='/admin']"), "administration");
            await Expect(journey.Page.Locator(".doors a")).Not.ToHaveCountAsync(0);

            // Once only.
            await journey.BeginAsync(link[Printed.Length..]);
            await Expect(journey.Page.Locator("form[action^='/welcome/']")).ToHaveCountAsync(0);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
        }
    }
}
