using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>The numbers and visuals of a report that come from studies: cases, not figures of the semantic model.</summary>
internal sealed class StudyFacts(
    StudySources? sources, CodeListCatalog codes, AnnexRegister annex, FixedTexts texts, Period month, string language, DateTime? asOf)
{
    private readonly Dictionary<string, CaseStudy?> _studies = [];

    /// <summary>A number by its source; null where nothing was loaded up to the report's month.</summary>
    /// <param name="data"><c>cases.number</c>, <c>cases.key</c>, <c>cases.count</c> or <c>cases.inferred</c>.</param>
    /// <param name="where">The study, and what is counted.</param>
    /// <exception cref="ReportDefinitionException">There is no such source, or it lacks what it needs.</exception>
    public Figure? Value(string data, IReadOnlyDictionary<string, string> where)
    {
        if (!data.StartsWith("cases.", StringComparison.Ordinal))
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
        var studies = page.Visuals.Where(v => v.Data?.StartsWith("cases.", StringComparison.Ordinal) == true)
            .Select(v => v.Where.GetValueOrDefault("study")).OfType<string>().Distinct().Select(Study).OfType<CaseStudy>().ToList();
        return
        [
            .. studies.Select(s => texts.Fill("cases.limits", s.Study.Organiser, s.Study.Limits.In(language))),
            .. studies.Any(s => s.Study.TranslatedByUs.Split(',', StringSplitOptions.TrimEntries).Contains(language)) ? [texts["cases.translated"]] : Array.Empty<string>(),
        ];
    }

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
        $"'data: {data}' is no source of a report. There are cases.number, cases.key, cases.count, cases.inferred, cases.types_by_keys and cases.support.");
}
