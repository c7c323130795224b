using System.Globalization;
using Microsoft.Playwright;

namespace ReIntegrationBI.Tests.Browser;

/// <summary>
/// A visitor on the way through the portal: counts the clicks, keeps a picture of every step, and finds the way with the keyboard alone where asked.
/// Say what is wanted as the visitor would: <c>page.GetByRole(AriaRole.Link, new() { Name = "…" })</c>.
/// </summary>
/// <param name="page">The visitor's page.</param>
/// <param name="name">Name of the journey, of its folder of pictures.</param>
public sealed class Journey(IPage page, string name)
{
    // More presses than this is no way that anybody would go; a test that needs more shows that a page lacks a short cut.
    private const int MostPresses = 400;

    private int _step;

    /// <summary>The visitor's page.</summary>
    public IPage Page => page;

    /// <summary>Clicks so far, and presses of Enter or Space in their place.</summary>
    public int Clicks { get; private set; }

    /// <summary>Presses of Tab so far.</summary>
    public int Tabs { get; private set; }

    /// <summary>Goes to an address.</summary>
    public async Task BeginAsync(string address)
    {
        await page.GotoAsync(address);
        await ShootAsync("begin");
    }

    /// <summary>Clicks on something.</summary>
    public async Task ClickAsync(ILocator wanted, string step)
    {
        await wanted.ClickAsync();
        Clicks++;
        await ShootAsync(step);
    }

    /// <summary>Presses Tab until something has the focus, from where the focus is; it must be seen to have it.</summary>
    public async Task TabToAsync(ILocator wanted)
    {
        var passed = new List<string>();
        await wanted.WaitForAsync();
        for (var press = 0; press < MostPresses; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            Tabs++;
            var stop = await PageAudit.StopAsync(page);
            if (await wanted.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                Assert.True(stop.Problems.Count == 0, $"The focus reached {stop.At}, but it {string.Join(", ", stop.Problems)}.");
                return;
            }

            passed.Add(stop.IsPage ? "(round)" : $"{stop.At} \"{stop.Name}\"");
        }

        Assert.Fail($"{wanted} did not get the focus in {MostPresses} presses of Tab. The last stops: {string.Join("; ", passed.TakeLast(12))}");
    }

    /// <summary>Tab until something has the focus, then Enter.</summary>
    public async Task EnterAsync(ILocator wanted, string step)
    {
        await TabToAsync(wanted);
        await ShootAsync(step + " focused");
        await page.Keyboard.PressAsync("Enter");
        Clicks++;
        await page.WaitForLoadStateAsync();
        await ShootAsync(step);
    }

    /// <summary>Types into what has the focus, or chooses from it by its first letters.</summary>
    public Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Presses a key.</summary>
    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    /// <summary>Does something that asks for a file, by click or key, and gives the file with what the server said of it.</summary>
    /// <param name="wanted">The link or button.</param>
    /// <param name="address">A part of the file's address.</param>
    /// <param name="byKeyboard">Tab to it and press Enter, in place of a click.</param>
    public async Task<DeliveredFile> FetchAsync(ILocator wanted, string address, bool byKeyboard = false)
    {
        if (byKeyboard)
        {
            await TabToAsync(wanted);
        }

        await ShootAsync("before the file");
        Clicks++;
        var answer = await page.RunAndWaitForResponseAsync(
            () => byKeyboard ? page.Keyboard.PressAsync("Enter") : wanted.ClickAsync(), r => r.Url.Contains(address, StringComparison.Ordinal));

        // A browser keeps the bytes of a file that it shows or saves to itself: the same visitor asks once more for them.
        var again = await page.APIRequest.GetAsync(answer.Url);
        return new DeliveredFile(answer.Status, answer.Headers.GetValueOrDefault("content-type") ?? "", answer.Headers.GetValueOrDefault("content-disposition") ?? "", await again.BodyAsync());
    }

    /// <summary>Keeps a picture of what stands in the window.</summary>
    public Task ShootAsync(string step) =>
        Artifacts.ShootAsync(page, "journey " + name, (++_step).ToString("00", CultureInfo.InvariantCulture) + " " + step);
}
