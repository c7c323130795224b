using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReIntegrationBI.Portal.Accounts;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Tests.Portal;

/// <summary>Every route as everybody: <c>routes.csv</c> says who may, the portal must agree, and does when it is asked.</summary>
public sealed class RouteTests : IAsyncLifetime
{
    private static readonly string File = Path.Combine(SampleWarehouse.Root, "tests", "Portal", "routes.csv");

    private AccountPortal _closed = null!;
    private AccountPortal _open = null!;

    /// <summary>Method, pattern, right and an address of the pattern, as <c>routes.csv</c> has them.</summary>
    private sealed record Line(string Method, string Pattern, Right Right, string Example);

    public async Task InitializeAsync()
    {
        _closed = await AccountPortal.StartAsync();
        _open = await AccountPortal.StartAsync(new AccountSettings { AnonymousReading = true, TriesPerMinute = 10000 });
    }

    public async Task DisposeAsync()
    {
        await _closed.DisposeAsync();
        await _open.DisposeAsync();
    }

    [Fact]
    public void The_table_names_every_route_and_its_right()
    {
        var lines = Read();
        var routes = _closed.Server.Routes;
        Assert.True(routes.Count > 20, $"Only {routes.Count} routes were found.");
        var silent = routes.Where(r => r.Right is null).Select(r => $"{r.Method} {r.Pattern} states no right and is refused to everybody: add .Needs(Right.…) where it is mapped.");
        var missing = routes.Where(r => r.Right is not null && !lines.Any(l => (l.Method, l.Pattern, (Right?)l.Right) == (r.Method, r.Pattern, r.Right)))
            .Select(r => $"tests/Portal/routes.csv lacks the line: {r.Method},{r.Pattern},{r.Right},{r.Pattern} (with values for its parameters in the last column)");
        var gone = lines.Where(l => !routes.Contains(new PortalRoute(l.Method, l.Pattern, l.Right)))
            .Select(l => $"tests/Portal/routes.csv names what the portal does not have: {l.Method},{l.Pattern},{l.Right}; take the line out or correct it.");
        Assert.True(!silent.Concat(missing).Concat(gone).Any(), string.Join('\n', silent.Concat(missing).Concat(gone)));
        Assert.Equal(lines.Count, lines.DistinctBy(l => (l.Method, l.Pattern)).Count());
    }

    [Fact]
    public async Task Every_route_lets_in_whom_it_should_and_nobody_else()
    {
        List<(string Who, AccountPortal Portal, SignedIn Browser, bool Reads)> all =
        [
            ("nobody, reading off", _closed, _closed.Nobody(), false), ("nobody, reading on", _open, _open.Nobody(), true),
            .. Enum.GetValues<Role>().Select(role => (role.Code(), _closed, _closed.As(role), false)),
        ];
        var wrong = new List<string>();
        foreach (var (who, portal, browser, reads) in all)
        {
            var visitor = new Visitor(browser.Account?.UserName ?? Visitor.AnonymousName, browser.Account?.Role, reads);
            foreach (var line in Read())
            {
                using var request = new HttpRequestMessage(new HttpMethod(line.Method), line.Example);
                if (line.Method != "GET")
                {
                    request.Content = new FormUrlEncodedContent([]);
                }

                using var answer = await browser.Client.SendAsync(request);
                var expected = Expected(visitor, line);
                var found = Found(answer);
                if (found != expected)
                {
                    wrong.Add($"{who}: {line.Method} {line.Example} gave {found} ({(int)answer.StatusCode}), expected {expected}");
                }
            }

            browser.Dispose();
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_route_that_states_no_right_is_refused_to_everybody_and_one_that_states_two_asks_the_higher()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents();
        await using var app = builder.Build();
        app.Use((context, next) =>
        {
            if (Enum.TryParse<Role>(context.Request.Query["as"], out var role))
            {
                context.Features.Set(new UserSession { UserName = "an", Role = role });
            }

            return next(context);
        });
        app.Use(new AccessControl(_open.Installation, readsAnonymously: true).CheckRightAsync);
        app.UseAntiforgery();
        app.MapGet("/silent", () => "shown");
        app.MapGet("/read", () => "shown").WithMetadata(new RightNeeded(Right.Read));
        app.MapGroup("/two").WithMetadata(new RightNeeded(Right.Administer)).MapGet("/rights", () => "shown").WithMetadata(new RightNeeded(Right.Read));
        await app.StartAsync();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };

        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Redirect, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.NotFound],
            await Task.WhenAll(new[] { "/silent", "/silent?as=Administrator", "/read", "/two/rights", "/two/rights?as=Analyst", "/two/rights?as=Administrator", "/nothing" }
                .Select(async address => (await client.GetAsync(address)).StatusCode)));
    }

    /// <summary>The second half of a wrong right would be a page that shows what it should not: refused pages hold nothing of the page.</summary>
    [Fact]
    public async Task What_is_refused_shows_nothing_of_the_page()
    {
        using var reader = _closed.As(Role.Reader);
        var page = await (await reader.Client.GetAsync("/admin/users?lang=en")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("<table", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Invite", page, StringComparison.Ordinal);
    }

    private static string Expected(Visitor visitor, Line line)
    {
        // Written out here a second time, not asked of the portal.
        var may = line.Right switch
        {
            Right.None => true,
            Right.Read => visitor.IsSignedIn || visitor.ReadsAnonymously,
            Right.Account => visitor.IsSignedIn,
            Right.Extract => visitor.Role is Role.Analyst or Role.Administrator,
            _ => visitor.Role is Role.Administrator,
        };
        return may ? line.Method == "GET" ? "allowed" : "no token"
            : visitor.IsSignedIn || line.Method != "GET" ? "forbidden"
            : "to sign-in";
    }

    private static string Found(HttpResponseMessage answer) => answer.StatusCode switch
    {
        HttpStatusCode.Redirect when answer.Headers.Location!.OriginalString.StartsWith("/sign-in?", StringComparison.Ordinal) => "to sign-in",
        HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized => "forbidden",
        HttpStatusCode.BadRequest when answer.RequestMessage!.Method != HttpMethod.Get => "no token",
        >= HttpStatusCode.InternalServerError and not HttpStatusCode.ServiceUnavailable => "broken",
        _ => "allowed",
    };

    private static List<Line> Read() =>
        [.. System.IO.File.ReadLines(File).Skip(1).Where(l => l.Length > 0).Select((text, i) =>
        {
            var cells = text.Split(',', 4);
            return cells.Length == 4 && Enum.TryParse<Right>(cells[2], out var right) && cells[3].StartsWith('/')
                ? new Line(cells[0], cells[1], right, cells[3])
                : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"tests/Portal/routes.csv, line {i + 2}: '{text}'; expected method,pattern,right,example."));
        })];
}
