using System.Collections.Concurrent;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Dashboards;

/// <summary>What the published figures of the warehouse are about: which members, years and units there is anything of.</summary>
internal sealed class Coverage
{
    private static readonly string[] Surveys = ["survey", "question", "row", "segment", "answer"];

    private readonly IReadOnlyList<ResultRow> _figures;
    private readonly IReadOnlyList<ResultRow> _answers;
    private readonly ConcurrentDictionary<string, IReadOnlySet<string>> _members = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<int>> _years;
    private readonly Lazy<ILookup<string, Unit>> _units;
    private readonly Lazy<IReadOnlyList<Member>> _surveys;
    private readonly Lazy<IReadOnlyList<(Member Survey, Member Segment)>> _segments;

    /// <summary>Reads it.</summary>
    public Coverage(IWarehouseReader warehouse, SemanticModel model)
    {
        var published = model.Measures.Where(m => !m.Fact.IsOfPersons && m.Fact.Dimensions.Contains("region")).ToList();
        var surveys = model.Measures.Where(m => !m.Fact.IsOfPersons && m.Fact.Dimensions.Contains("survey")).ToList();
        _figures = Ask(warehouse, published, published[0].Fact.Dimensions);
        _answers = Ask(warehouse, surveys, Surveys);
        _years = new(() => [.. _figures.Select(r => Period.Parse(r["period"].Code).Year).Distinct().OrderDescending()]);
        _units = new(() => _figures.GroupBy(r => (r.Measure, r.Cell.Unit.Quantity)).OrderByDescending(g => g.Count()).ToLookup(g => g.Key.Measure, g => g.First().Cell.Unit));
        _surveys = new(() => [.. _answers.Select(r => r["survey"]).DistinctBy(m => m.Code)]);
        _segments = new(() =>
        [
            .. _answers.Where(r => r["segment"].Role != MemberRole.Total).Select(r => (Survey: r["survey"], Segment: r["segment"]))
                .DistinctBy(s => (s.Survey.Code, s.Segment.Code)).OrderBy(s => s.Survey.Rank).ThenBy(s => s.Segment.Rank),
        ]);
    }

    /// <summary>Members of a dimension that any figure of the measures is about.</summary>
    public IReadOnlySet<string> Members(string dimension, IReadOnlyCollection<string>? measures = null) =>
        _members.GetOrAdd(
            dimension + "/" + (measures is null ? "" : string.Join('/', measures)), _ => Of(measures).Select(r => r[dimension].Code).ToHashSet());

    /// <summary>Years of which there is any figure, newest first.</summary>
    public IReadOnlyList<int> Years() => _years.Value;

    /// <summary>Units of a measure that cannot be turned into each other, largest use first; more than one where sources state it in several.</summary>
    public IReadOnlyList<Unit> Units(string measure) => [.. _units.Value[measure]];

    /// <summary>Surveys with their names.</summary>
    public IReadOnlyList<Member> SurveyMembers() => _surveys.Value;

    /// <summary>Segments of surveys that any published figure is about, but the whole.</summary>
    public IReadOnlyList<(Member Survey, Member Segment)> Segments() => _segments.Value;

    private IEnumerable<ResultRow> Of(IReadOnlyCollection<string>? measures) => measures is null ? _figures : _figures.Where(r => measures.Contains(r.Measure));

    private static IReadOnlyList<ResultRow> Ask(IWarehouseReader warehouse, IReadOnlyList<Measure> measures, IReadOnlyList<string> by) =>
        warehouse.Ask(new Query { Measures = [.. measures.Select(m => m.Code)], By = by, Editions = EditionChoice.Newest }).Rows;
}
