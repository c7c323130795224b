using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>Asks the warehouse what a report needs, up to the last day of the report's month, and says in words what each number is.</summary>
internal sealed class FigureReader(
    IWarehouseReader warehouse, CodeListCatalog codes, Func<string, bool> isSurveyKnown, Period month, string language, DateTime? asOf)
{
    private static readonly string[] InWords = ["survey", "question", "row", "answer", "segment"];

    private readonly Formatter _format = Formatter.For(language);

    /// <summary>All figures of a measure by the given dimensions, in the warehouse's order; those after the report's month are left out.</summary>
    public IReadOnlyList<(IReadOnlyList<Member> Members, Figure Figure)> Read(
        string measure, IReadOnlyDictionary<string, string> where, IReadOnlyList<string> by)
    {
        IReadOnlyList<string> withPeriod = by.Contains("period") || where.ContainsKey("period") ? by : [.. by, "period"];
        if (where.TryGetValue("survey", out var survey))
        {
            if (!isSurveyKnown(survey))
            {
                return [];
            }

            // The members of surveys are not in the code lists: their names come with the answer.
            withPeriod = [.. withPeriod, .. where.Keys.Where(d => d is "survey" or "question" or "row" or "segment" or "answer" && !withPeriod.Contains(d))];
        }

        var table = warehouse.Ask(
            new Query
            {
                Measures = [measure],
                By = withPeriod,
                Where = where.ToDictionary(w => w.Key, w => (IReadOnlyList<string>)[w.Value]),
                AsOf = asOf,
                Editions = EditionChoice.Newest,
            });
        return table.Rows
            .Where(r => r.Cell is { State: CellState.Shown, Value: not null })
            .Select(r => (r.Members, Figure: ToFigure(r, where)))
            .Where(r => r.Figure.Period.LastDay <= month.LastDay)
            .ToList();
    }

    /// <summary>The newest figure of a measure, or null.</summary>
    /// <param name="measure">Its code.</param>
    /// <param name="where">Members it is about.</param>
    /// <param name="secondHand">Whether figures that are known at second hand only may be taken.</param>
    public Figure? Newest(string measure, IReadOnlyDictionary<string, string> where, bool secondHand) =>
        Read(measure, where, []).Select(r => r.Figure).Where(f => secondHand || !f.IsSecondHand).MaxBy(f => f.Period.LastDay);

    /// <summary>The label of a measure.</summary>
    public string MeasureLabel(string measure) =>
        codes.Indicators.TryGetValue(measure, out var indicator) ? indicator.Label.In(language) : measure;

    /// <summary>A unit by its code.</summary>
    /// <exception cref="ReportDefinitionException">The code list of units does not hold it.</exception>
    public Unit Unit(string code) =>
        codes.Units.GetValueOrDefault(code)
        ?? throw new ReportDefinitionException($"The report names the unit '{code}', which unit.csv does not hold.");

    private Figure ToFigure(ResultRow row, IReadOnlyDictionary<string, string> where)
    {
        var period = Period.Parse(row.Members.FirstOrDefault(m => m.Dimension == "period")?.Code ?? where["period"]);
        return Figure.Of(row.Cell, period, Describe(row, where, period)) with
        {
            Survey = row.Members.FirstOrDefault(m => m.Dimension == "survey")?.Code,
            Question = row.Members.FirstOrDefault(m => m.Dimension == "question")?.Code,
        };
    }

    private string Describe(ResultRow row, IReadOnlyDictionary<string, string> where, Period period)
    {
        if (where.ContainsKey("survey"))
        {
            var said = row.Members.Where(m => m.Dimension is not "period" && m.Role != MemberRole.Total && m.Label.In(language).Length > 0)
                .OrderBy(m => Array.IndexOf(InWords, m.Dimension))
                .Select(m => m.Label.In(language));
            return string.Join(" – ", [Sentence.Capital(MeasureLabel(row.Measure)), .. said]);
        }

        var fixedMembers = where.Keys.Where(d => d is not ("unit" or "publication" or "period")).Select(d => codes.Find(d, where[d]))
            .Where(m => m is { Role: not MemberRole.Total })
            .Select(m => m!.Label.In(language));
        var asked = row.Members.Where(m => m.Dimension != "period" && m.Role != MemberRole.Total && !where.ContainsKey(m.Dimension))
            .Select(m => m.Label.In(language));
        return string.Join(", ", [Sentence.Capital(MeasureLabel(row.Measure)), .. fixedMembers, .. asked, _format.Period(period)]);
    }
}
