using System.Globalization;
using Microsoft.Playwright;

namespace ReIntegrationBI.Tests.Browser;

/// <summary>
/// A visitor on the way through the portal: counts the clicks, keeps a picture of every step, and finds the way with the keyboard alone where asked.
/// Say what is wanted as the visitor would: <c>page.GetByRole(AriaRole.Link, new() { Name = "…" })</c>.
/// </summary>
/// <param name="page">The visitor's page.</param>
/// <param name="name">Name of the journey, of its folder of pictures.</param>
/// <param name="byKeyboard">Whether the visitor has no mouse: every step is by Tab, Enter, Space and letters.</param>
public sealed class Journey(IPage page, string name, bool byKeyboard = false)
{
    // More presses than this is no way that anybody would go; a test that needs more shows that a page lacks a short cut.
    private const int MostPresses = 400;

    private int _step;

    /// <summary>The visitor's page.</summary>
    public IPage Page => page;

    /// <summary>Clicks so far, and presses of Enter or Space in their place.</summary>
    public int Clicks { get; private set; }

    /// <summary>Goes to an address.</summary>
    public async Task BeginAsync(string address)
    {
        await page.GotoAsync(address);
        await ShootAsync("begin");
    }

    /// <summary>Follows a link or presses a button.</summary>
    public async Task ActAsync(ILocator wanted, string step)
    {
        await PressAsync(wanted, "Enter");
        await Patience.UntilAsync(IsThereAsync, () => $"the page after '{step}'");

        // Parts that a script exchanges come after the page is there.
        await Assertions.Expect(page.Locator("html[data-busy]")).ToHaveCountAsync(0);
        await ShootAsync(step);
    }

    /// <summary>Chooses from a list: by its first letters, without a mouse.</summary>
    public async Task ChooseAsync(ILocator list, string value, string step)
    {
        if (byKeyboard)
        {
            var label = await list.Locator($"option[value='{value}']").First.TextContentAsync();
            await TabToAsync(list);
            await page.Keyboard.TypeAsync(label!);
        }
        else
        {
            // A list that is clicked has the focus; what it offers is drawn by the system, where no test can click.
            await list.FocusAsync();
            await list.SelectOptionAsync(value);
        }

        Assert.Contains(value, await list.EvaluateAsync<string[]>("l => [...l.selectedOptions].map(o => o.value)"));
        await ShootAsync(step);
    }

    /// <summary>Ticks a box.</summary>
    public async Task TickAsync(ILocator box)
    {
        await PressAsync(box, "Space");
        Assert.True(await box.IsCheckedAsync());
    }

    /// <summary>Fills in a field, in place of what stands there.</summary>
    public async Task FillAsync(ILocator field, string text)
    {
        if (!byKeyboard)
        {
            await field.FillAsync(text);
            return;
        }

        await TabToAsync(field);
        await page.Keyboard.PressAsync("ControlOrMeta+a");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Signs in on the page where one does, and comes back to where one was.</summary>
    public async Task SignInAsync(Person who)
    {
        await FillAsync(page.Locator("#name"), who.Account.UserName);
        await FillAsync(page.Locator("#password"), who.Password);
        await ActAsync(page.Locator("main button[type=submit]"), "signed in");
    }

    /// <summary>Chooses a file of one's own in a field for files.</summary>
    public async Task GiveAsync(ILocator field, string file, byte[] bytes)
    {
        var chooser = await page.RunAndWaitForFileChooserAsync(() => PressAsync(field, "Enter"));
        await chooser.SetFilesAsync(new FilePayload { Name = file, MimeType = "application/octet-stream", Buffer = bytes });
    }

    /// <summary>Takes a file along by a link to it.</summary>
    public async Task<TakenFile> TakeAsync(ILocator link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => PressAsync(link, "Enter"));
        Assert.Null(await download.FailureAsync());
        return new TakenFile(download.SuggestedFilename, await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    /// <summary>Does something that asks for a file which the browser shows itself, and gives the file with what the server said of it.</summary>
    /// <param name="wanted">The link or button.</param>
    /// <param name="address">A part of the file's address.</param>
    public async Task<DeliveredFile> FetchAsync(ILocator wanted, string address)
    {
        var answer = await page.RunAndWaitForResponseAsync(() => PressAsync(wanted, "Enter"), r => r.Url.Contains(address, StringComparison.Ordinal));

        // A browser keeps the bytes of a file that it shows or saves to itself: the same visitor asks once more for them.
        var again = await page.APIRequest.GetAsync(answer.Url);
        return new DeliveredFile(answer.Status, answer.Headers.GetValueOrDefault("content-type") ?? "", answer.Headers.GetValueOrDefault("content-disposition") ?? "", await again.BodyAsync());
    }

    /// <summary>Keeps a picture of what stands in the window, where pictures are asked for.</summary>
    public Task ShootAsync(string step) =>
        Artifacts.ShootAsync(page, "journey " + name, (++_step).ToString("00", CultureInfo.InvariantCulture) + " " + step);

    /// <summary>Asked of the page itself: on a busy machine the browser's word that a page is there can pass by before somebody listens.</summary>
    private async Task<bool> IsThereAsync()
    {
        try
        {
            return await page.EvaluateAsync<bool>("() => document.readyState === 'complete'");
        }
        catch (PlaywrightException)
        {
            // The page that was asked has gone, and the next one is on its way.
            return false;
        }
    }

    private async Task PressAsync(ILocator wanted, string key)
    {
        Clicks++;
        if (byKeyboard)
        {
            await TabToAsync(wanted);
            await page.Keyboard.PressAsync(key);
        }
        else
        {
            await wanted.ClickAsync();
        }
    }

    /// <summary>Presses Tab until something has the focus, from where the focus is, backwards where it stands before; it must be seen to have it.</summary>
    private async Task TabToAsync(ILocator wanted)
    {
        await wanted.WaitForAsync();
        var goesBack = await wanted.EvaluateAsync<bool>(
            "e => document.activeElement !== document.body && (document.activeElement.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING) !== 0");
        for (var press = 0; press < MostPresses; press++)
        {
            if (await wanted.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                var stop = await PageAudit.StopAsync(page);
                Assert.True(stop.Problems.Count == 0, $"The focus reached {stop.At}, but it {string.Join(", ", stop.Problems)}.");
                return;
            }

            await page.Keyboard.PressAsync(goesBack ? "Shift+Tab" : "Tab");
        }

        Assert.Fail($"{wanted} did not get the focus in {MostPresses} presses of Tab; it is now on {await PageAudit.StopAsync(page)}");
    }
}
