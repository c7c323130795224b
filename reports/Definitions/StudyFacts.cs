using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Model.Processes;
using ReIntegrationBI.Warehouse.Model.Recommendations;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>The numbers and visuals of a report that come from studies: cases, not figures of the semantic model.</summary>
internal sealed class StudyFacts(
    StudySources? sources, CodeListCatalog codes, AnnexRegister annex, FixedTexts texts, Period month, string language, DateTime? asOf)
{
    private const string Cases = "cases.";
    private const string Process = "process.";
    private const string Recommendations = "recommendations.";
    private const string Trajectories = "trajectories.";

    private readonly Dictionary<string, CaseStudy?> _studies = [];
    private readonly Lazy<ProcessView?> _process = new(() => sources?.Process.Read(asOf));
    private readonly Lazy<IReadOnlyList<TrackedAction>> _actions = new(() => sources?.Recommendations.Ask(new RecommendationQuery { AsOf = asOf }) ?? []);

    /// <summary>A number by its source; null where nothing was loaded up to the report's month.</summary>
    /// <param name="data"><c>cases.number</c>, <c>cases.key</c>, <c>cases.count</c>, <c>cases.inferred</c>, <c>process.…</c> or <c>recommendations.…</c>.</param>
    /// <param name="where">The study, and what is counted.</param>
    /// <exception cref="ReportDefinitionException">There is no such source, or it lacks what it needs.</exception>
    public Figure? Value(string data, IReadOnlyDictionary<string, string> where)
    {
        if (data.StartsWith(Process, StringComparison.Ordinal))
        {
            return _process.Value is not { } process ? null : new ProcessVisuals(process, language).Number(data[Process.Length..]) ?? throw Unknown(data);
        }

        if (data.StartsWith(Recommendations, StringComparison.Ordinal))
        {
            return _actions.Value.Count == 0
                ? null
                : new RecommendationVisuals(_actions.Value, month, language).Number(data[Recommendations.Length..]) ?? throw Unknown(data);
        }

        if (!data.StartsWith(Cases, StringComparison.Ordinal))
        {
            throw Unknown(data);
        }

        if (Study(Need(data, where, "study")) is not { } study)
        {
            return null;
        }

        var visuals = new CaseVisuals(study, codes, language);
        return data switch
        {
            "cases.number" => visuals.Count(study.Cases.Count, study.Study.Title.In(language), study.Cases.Select(c => c.Source.Address)),
            "cases.key" => visuals.KeyCount(Key(study, Need(data, where, "key")), null),
            "cases.count" => Counted(study, visuals, Need(data, where, "field"), Need(data, where, "value")),
            "cases.inferred" => Inferred(study, visuals),
            _ => throw Unknown(data),
        };
    }

    /// <summary>A visual by its source; null where nothing was loaded.</summary>
    /// <param name="definition">What to draw; its data names the source.</param>
    /// <exception cref="ReportDefinitionException">There is no such source.</exception>
    public Visual? Visual(VisualDefinition definition)
    {
        var data = definition.Data!;
        if (data == "process.comparison")
        {
            return _process.Value is not { } process ? null : new ProcessVisuals(process, language) { Annex = annex }.Comparison(definition.Id);
        }

        if (data == Trajectories + "return")
        {
            // Made-up trajectories are refused here too, should they ever be handed in.
            return sources?.Return?.Invoke(asOf) is not { Set.IsSynthetic: false } table || table.Set.ObservedUntil > month.LastDay
                ? null
                : new TrajectoryVisuals(language) { Annex = annex, Page = definition.Id }.Return(table)[0] with { Id = definition.Id };
        }

        if (data == "recommendations.status")
        {
            return new RecommendationVisuals(_actions.Value, month, language) { Annex = annex }.Status(definition.Id, definition.Top);
        }

        if (data is not ("cases.types_by_keys" or "cases.support"))
        {
            throw Unknown(data);
        }

        if (Study(Need(data, definition.Where, "study")) is not { } study)
        {
            return null;
        }

        var visuals = new CaseVisuals(study, codes, language) { Annex = annex };
        return data == "cases.support" ? visuals.Support(definition.Id, definition.Top) : visuals.TypesByKeys(definition.Id);
    }

    /// <summary>What a reader must know of the studies that a page draws on: what each itself says that it cannot show, and whose words they are.</summary>
    public IEnumerable<string> Caveats(PageDefinition page)
    {
        var studies = page.Visuals.Where(v => v.Data?.StartsWith(Cases, StringComparison.Ordinal) == true)
            .Select(v => v.Where.GetValueOrDefault("study")).OfType<string>().Distinct().Select(Study).OfType<CaseStudy>().ToList();
        return
        [
            .. studies.Select(s => texts.Fill("cases.limits", s.Study.Organiser, s.Study.Limits.In(language))),
            .. studies.Any(s => s.Study.TranslatedByUs.Split(',', StringSplitOptions.TrimEntries).Contains(language)) ? [texts["cases.translated"]] : Array.Empty<string>(),
        ];
    }

    /// <summary>What is said where a visual is missing.</summary>
    public string Missing(VisualDefinition definition) => definition.Data?.StartsWith(Trajectories, StringComparison.Ordinal) == true
        ? texts["trajectories.none_loaded"]
        : texts.Fill("visual.left_out", definition.Subtitle.In(language));

    private static Figure Counted(CaseStudy study, CaseVisuals visuals, string field, string value)
    {
        var count = study.Count(field, value);
        var cases = count.Stated.Concat(count.Inferred).Select(code => study.Find(code)!).ToList();

        // None has it: then what is known of the field is what bears that out.
        var addresses = (cases.Count > 0 ? cases : study.Cases).Select(c => c.Find(field)?.Address).OfType<CellAddress>();
        return visuals.Count(cases.Count, $"{field} = {value}", addresses);
    }

    private Figure Inferred(CaseStudy study, CaseVisuals visuals)
    {
        var inferred = study.Cases.SelectMany(c => c.Inferred).ToList();
        return visuals.Count(inferred.Count, texts["cases.inferred"], inferred.Select(i => i.Address));
    }

    private static Member Key(CaseStudy study, string code) =>
        study.Matrix.Keys.FirstOrDefault(k => k.Code == code)
        ?? throw new ReportDefinitionException($"The report names the key '{code}'; keys are {string.Join(", ", study.Matrix.Keys.Select(k => k.Code))}.");

    private CaseStudy? Study(string code)
    {
        if (!_studies.TryGetValue(code, out var study))
        {
            study = sources?.Cases.Study(code, asOf);
            study = study is not null && study.Cases.Count > 0 && study.Study.Period.FirstDay <= month.LastDay ? study : null;
            _studies.Add(code, study);
        }

        return study;
    }

    private static string Need(string data, IReadOnlyDictionary<string, string> where, string key) =>
        where.GetValueOrDefault(key) ?? throw new ReportDefinitionException($"'data: {data}' needs 'where: {{ {key}: … }}'.");

    private static ReportDefinitionException Unknown(string data) => new(
        $"'data: {data}' is no source of a report. Numbers are cases.number, cases.key, cases.count, cases.inferred, process.stages, process.timed, process.timed_ideal, "
        + "process.bottlenecks, process.measurable, recommendations.all, recommendations.measured, recommendations.direct, recommendations.unmeasured, recommendations.towards and "
        + "recommendations.away; visuals are cases.types_by_keys, cases.support, process.comparison, trajectories.return and recommendations.status.");
}
