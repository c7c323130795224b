using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using ReIntegrationBI.Tests.Portal;

namespace ReIntegrationBI.Tests.Browser;

/// <summary>No page is left out of the accessibility tests.</summary>
public sealed class AuditedPagesTests
{
    [Fact]
    public async Task Every_route_that_answers_with_a_page_is_looked_at()
    {
        await using var portal = await AccountPortal.StartAsync();
        var patterns = portal.Server.Routes.Where(r => r.Method == "GET").Select(r => r.Pattern).ToList();
        Assert.All(AuditedPages.NoPages, p => Assert.Contains(p, patterns));

        // Of two patterns that an address has, the one with fewer parameters answers.
        var looked = AuditedPages.All.Select(p => p.Address.Split('?')[0])
            .Select(path => patterns.Where(p => Matches(p, path)).OrderBy(p => p.Count(c => c == '{')).FirstOrDefault())
            .ToHashSet();
        var left = patterns.Except(AuditedPages.NoPages).Where(p => !looked.Contains(p)).ToList();
        Assert.True(left.Count == 0, $"No address in tests/Browser/AuditedPages.cs is of {string.Join(", ", left)}: add one, or name the route under NoPages if it answers with a file.");
    }

    private static bool Matches(string pattern, string path) => new TemplateMatcher(TemplateParser.Parse(pattern.TrimStart('/')), []).TryMatch(path, []);
}
