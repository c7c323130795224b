using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Model.Recommendations;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Processes;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal;

/// <summary>Recommendations in the words of a language: for pages and commands alike.</summary>
/// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
public sealed class RecommendationWords(string language)
{
    private readonly PortalTexts _texts = PortalTexts.For(language);
    private readonly Formatter _format = Formatter.For(language);

    /// <summary>The name of an indicator: measure and the members to which it is limited; of a survey question, row and answer.</summary>
    public string Indicator(Measure measure, IReadOnlyList<Member> members)
    {
        var named = members.Where(m => m.Role is not (MemberRole.Total or MemberRole.Outside) || m.Dimension is "question" or "answer" or "survey").ToList();
        if (named.Find(m => m.Dimension == "question") is not { } question)
        {
            var limits = named.Where(m => m.Dimension != "survey").Select(m => m.Label.In(language)).ToList();
            return Capital(measure.Label.In(language)) + (limits.Count == 0 ? "" : ": " + string.Join(", ", limits));
        }

        var parts = named.Where(m => m.Dimension is "row" or "answer" or "segment").OrderBy(m => m.Dimension is "row" ? 0 : m.Dimension is "answer" ? 1 : 2)
            .Select(m => m.Label.In(language).TrimEnd('…'));
        return $"{Capital(question.Label.In(language))}: {string.Join(", ", parts)}";
    }

    /// <summary>A value with its symbol or unit, as printed: <c>76 %</c>, <c>72.334 personen</c>.</summary>
    public string Value(ResultCell cell)
    {
        var number = _format.Number(cell.Value!.Value, cell.Decimals);
        var marked = cell.Precision is Precision.Exact or Precision.Rounded or Precision.Reconstructed
            ? number : $"{number} ({_texts[$"workbook.Precision.{cell.Precision}"]})";
        return cell.Unit.Symbol.Length > 0 ? _format.WithSymbol(marked, cell.Unit.Symbol) : $"{marked} {cell.Unit.Label.In(language)}";
    }

    /// <summary>How an indicator has moved.</summary>
    public string Movement(Movement movement) => _texts["recs.movement." + ProcessWords.Of(movement)];

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
