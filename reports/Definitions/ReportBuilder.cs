using ReIntegrationBI.Reports.Dashboards;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>Fills a report definition with what the warehouse knows.</summary>
/// <param name="warehouse">Answers the questions.</param>
/// <param name="codes">Labels of members and units.</param>
/// <param name="checks">Gives the last outcomes of the checks in the words of a language; null where there are none.</param>
/// <param name="catalog">The definitions.</param>
/// <param name="clock">Now.</param>
/// <param name="questionnaires">Gives the questionnaire of a survey; null where none was loaded.</param>
/// <param name="studies">Reads what studies say of cases; null where the report has none of them.</param>
/// <param name="model">What can be asked; null where no report of a region is made.</param>
public sealed class ReportBuilder(
    IWarehouseReader warehouse, CodeListCatalog codes, Func<string, CheckSummary?> checks, ReportCatalog catalog, TimeProvider clock,
    Func<string, Questionnaire?> questionnaires, StudySources? studies = null, SemanticModel? model = null)
{
    /// <summary>Builds a report.</summary>
    /// <param name="name">Name of its definition.</param>
    /// <param name="month">Month of the report: figures of later periods are left out.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <param name="asOf">The warehouse as known at this moment (UTC); null for now.</param>
    /// <param name="region">The region for which it is made, a member of the code list; null for the whole country.</param>
    /// <exception cref="ReportDefinitionException">The definition is missing or wrong, or there is no such region.</exception>
    public ReportContent Build(string name, Period month, string language, DateTime? asOf, string? region = null)
    {
        var definition = catalog.Find(name);
        var texts = FixedTexts.For(language);
        var of = region is null ? null : Region(region);
        var annex = new AnnexRegister();
        var surveys = new SurveyNotes(questionnaires, texts, language);
        var reader = new FigureReader(warehouse, codes, surveys.IsKnown, month, language, asOf);
        var facts = new StudyFacts(studies, codes, annex, texts, month, language, asOf);
        var sentences = new SentenceMaker(new NamedValues(definition.Values, reader, facts, texts, language), annex, texts, month, language);
        var visuals = new VisualBuilder(reader, sentences, annex, codes, surveys, facts, texts, language);
        var disagreements = new Disagreements(sentences, texts);
        var regional = of is null ? null : new RegionalVisuals(
            of.Code, new VisualNarrowing(model!, codes),
            new VisualWords(reader, texts, language, (dimension, code) => model!.FindDimension(dimension)?.Total == code ? null : codes.Find(dimension, code)?.Label.In(language)),
            visuals, texts);

        var cover = definition.Cover.Select(t => sentences.Make(t, "cover")).OfType<string>().ToList();
        var ended = checks(language);
        var pages = definition.Pages.Select(p => BuildPage(p, sentences, visuals, regional, surveys, facts, disagreements, ended, texts, language)).ToList();
        cover.Add(NewSince(annex.Entries, month, texts, language));
        var regionName = of is null ? null : Sentence.Capital(of.Label.In(language));
        if (regionName is not null)
        {
            cover.Insert(0, texts.Fill("region.edition", regionName));
        }

        return new ReportContent
        {
            Name = name,
            Language = language,
            Title = definition.Title.In(language),
            Subtitle = definition.Subtitle.In(language) + (regionName is null ? "" : " – " + regionName),
            Region = regionName,
            Period = month,
            KnownAt = asOf ?? clock.GetUtcNow().UtcDateTime,
            CoverSentences = cover,
            Pages = pages,
            Glossary = definition.Glossary.Select(g => new GlossaryTerm(g.Term.In(language), g.Meaning.In(language))).ToList(),
            Annex = annex.Entries,
        };
    }

    /// <summary>How many of the report's numbers rest on files that came in during its month.</summary>
    private static string NewSince(IReadOnlyList<AnnexEntry> entries, Period month, FixedTexts texts, string language)
    {
        var start = month.FirstDay.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var recent = entries.Where(e => e.Addresses.Any(a => a.LoadedAt >= start)).ToList();
        return texts.Fill(
            recent.Count == 0 ? "cover.nothing_new" : "cover.new",
            recent.Count,
            entries.Count,
            Formatter.For(language).Date(month.FirstDay),
            recent.SelectMany(e => e.Addresses).Where(a => a.LoadedAt >= start).Select(a => a.Publication).Distinct().Count());
    }

    private CodeListMember Region(string code) =>
        model is null ? throw new InvalidOperationException("A report of a region needs the semantic model.")
        : codes.Find("region", code) is { Role: MemberRole.Part } member ? member
        : throw new ReportDefinitionException(
            $"There is no report for the region '{code}'. There are: {string.Join(", ", codes.Members("region").Where(m => m.Role == MemberRole.Part).Select(m => m.Code))}.");

    private static ReportPage BuildPage(
        PageDefinition page, SentenceMaker sentences, VisualBuilder visuals, RegionalVisuals? regional, SurveyNotes surveys, StudyFacts facts, Disagreements disagreements,
        CheckSummary? ended, FixedTexts texts, string language)
    {
        var used = new List<Figure>();
        var finding = sentences.Make(page.Finding, page.Id) ?? texts["visual.no_finding"];
        var lead = sentences.Make(page.Lead, page.Id) ?? page.Lead.In(language);
        var caveats = page.Caveats.Select(c => sentences.Make(c, page.Id)).OfType<string>().ToList();
        var built = new List<Visual>();
        var isOfRegion = false;
        foreach (var visual in page.Visuals)
        {
            if (Draw(visual) is (Visual drawn, bool limited))
            {
                built.Add(drawn);
                isOfRegion |= limited;
            }
            else
            {
                caveats.Add(facts.Missing(visual));
            }
        }

        caveats.AddRange(surveys.Caveats(used));
        caveats.AddRange(facts.Caveats(page));
        if (ended is not null)
        {
            caveats.AddRange(surveys.PublishersErrors(ended, page.Checks ? null : used));
        }

        disagreements.Note(used);
        if (page.Disagreements)
        {
            caveats.AddRange(disagreements.Sentences.Count > 0 ? disagreements.Sentences : [texts["caveat.no_disagreements"]]);
        }

        if (page.Checks)
        {
            caveats.AddRange(CheckSentences(ended, texts));
        }

        return new ReportPage(page.Id, page.Heading.In(language), finding, isOfRegion ? $"{lead} {texts["region.page"]}" : lead, built, caveats)
        {
            IsEmpty = page.Visuals.Count > 0 && built.Count == 0,
        };

        (Visual Visual, bool IsOfRegion)? Draw(VisualDefinition visual) =>
            regional is not null ? regional.Build(visual, page.Id, used)
            : visuals.Build(visual, page.Id, used) is { } drawn ? (drawn, false)
            : null;
    }

    private static IEnumerable<string> CheckSentences(CheckSummary? summary, FixedTexts texts)
    {
        if (summary is null)
        {
            yield return texts["checks.none"];
            yield break;
        }

        yield return texts.Fill("checks.summary", summary.Passed, summary.Findings.Count, summary.NotRun);
        foreach (var finding in summary.Findings)
        {
            yield return texts.Fill("checks.finding", finding.Title, finding.Offenders, finding.Tested);
        }
    }
}
