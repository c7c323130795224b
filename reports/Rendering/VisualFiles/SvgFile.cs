using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Rendering.Extract;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Reports.Visuals;

namespace ReIntegrationBI.Reports.Rendering.VisualFiles;

/// <summary>A visual as an SVG document that refers to nothing outside itself.</summary>
internal static partial class SvgFile
{
    /// <summary>The document.</summary>
    public static async Task<string> OfAsync(Visual visual, string language, IReadOnlyList<string> filters)
    {
        var words = FixedTexts.For(language);
        var drawing = FramedDrawing.Of(visual, language, filters);
        var svg = await ComponentText.OfAsync<SvgDrawing>(new()
        {
            [nameof(SvgDrawing.Content)] = drawing,
            [nameof(SvgDrawing.Id)] = "v-" + visual.Id,
            [nameof(SvgDrawing.Name)] = visual.Title,
            [nameof(SvgDrawing.Description)] = (visual.Synthetic ? Survey.SyntheticWords(visual, words) + ". " : "")
                + $"{words["kind." + visual.Kind]}. {visual.Subtitle.TrimEnd('.')}. {words.Fill("visual.source", visual.Source)}",
        });
        svg = Reference().Replace(HarmlessText.Clean(svg), m => IsXml(m) ? m.Value : "");
        var begin = svg.IndexOf('>', StringComparison.Ordinal) + 1;
        var root = svg[..begin].Replace("<svg ", $"<svg xml:lang=\"{language}\" ", StringComparison.Ordinal);
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{root}\n<style>\n{InlineStyle.For(svg)}</style>{svg[begin..]}\n";
    }

    // HTML may name by its number a character that XML forbids even so.
    private static bool IsXml(Match reference)
    {
        var number = int.Parse(
            reference.Groups["hex"].Success ? reference.Groups["hex"].Value : reference.Groups["dec"].Value,
            reference.Groups["hex"].Success ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture);
        return number > char.MaxValue || XmlConvert.IsXmlChar((char)number);
    }

    [GeneratedRegex("&#(?:[xX](?<hex>[0-9A-Fa-f]{1,6})|(?<dec>[0-9]{1,7}));")]
    private static partial Regex Reference();
}
