using System.Text;
using System.Text.RegularExpressions;
using ReIntegrationBI.Reports.Visuals;

namespace ReIntegrationBI.Reports.Rendering.VisualFiles;

/// <summary>The rules of the style sheet that one drawing needs, with the colours of the tokens written out: programs that draw SVG know no variables.</summary>
internal static partial class InlineStyle
{
    private static readonly HashSet<string> Elements = ["", "svg", "text", "rect", "polyline", "polygon", "circle"];

    private static readonly IReadOnlyDictionary<string, string> Tokens =
        Token().Matches(FirstBlock(Comment().Replace(StyleSheet.Get("tokens"), ""))).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value.Trim());

    private static readonly IReadOnlyList<(string[] Selectors, string Declarations)> Rules =
    [
        .. Rule().Matches(WithoutMedia(Comment().Replace(StyleSheet.Get("visuals"), "")))
            .Select(m => (m.Groups["selectors"].Value.Split(',', StringSplitOptions.TrimEntries), WrittenOut(m.Groups["declarations"].Value.Trim()))),
    ];

    /// <summary>The rules that apply to elements of a drawing.</summary>
    /// <param name="svg">The drawing.</param>
    public static string For(string svg)
    {
        var classes = Class().Matches(svg).SelectMany(m => m.Groups["names"].Value.Split(' ')).ToHashSet();
        var style = new StringBuilder();
        foreach (var (selectors, declarations) in Rules)
        {
            var used = selectors.Where(s => s.Split(' ').All(part => Applies(part, classes))).ToList();
            if (used.Count > 0)
            {
                style.Append(string.Join(", ", used)).Append(" { ").Append(declarations).Append(" }\n");
            }
        }

        return style.ToString();
    }

    private static bool Applies(string part, HashSet<string> classes)
    {
        var names = part.Split('.');
        return Elements.Contains(names[0]) && names.Skip(1).All(classes.Contains);
    }

    private static string WrittenOut(string declarations) => Variable().Replace(declarations, m => Tokens[m.Groups["name"].Value]);

    private static string FirstBlock(string css) => css[(css.IndexOf('{', StringComparison.Ordinal) + 1)..css.IndexOf('}', StringComparison.Ordinal)];

    // A drawing that stands alone knows no screen and no print: rules for one of them hold rules within.
    private static string WithoutMedia(string css) => Media().Replace(css, "");

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"--(?<name>[\w-]+)\s*:\s*(?<value>[^;]+);")]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<selectors>[^{}]+)\{(?<declarations>[^{}]*)\}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")]
    private static partial Regex Media();

    [GeneratedRegex(@"var\(--(?<name>[\w-]+)\)")]
    private static partial Regex Variable();

    [GeneratedRegex("class=\"(?<names>[^\"]*)\"")]
    private static partial Regex Class();
}
