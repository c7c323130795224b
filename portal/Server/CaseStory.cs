using ReIntegrationBI.Warehouse.Cases;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The story of a case in our own words, made from what was coded of it: never a sentence of the study itself.</summary>
public sealed class CaseStory
{
    private static readonly string[] Factors = ["factor_career_break", "factor_reflection", "factor_health_impact"];
    private static readonly string[] Valences = ["supportive", "mixed", "neutral", "hindering"];

    private static readonly string[] Contacts =
        ["contact_occupational_physician", "contact_advising_physician", "contact_vdab", "contact_tnw_coordinator"];

    private readonly CaseRecord _case;
    private readonly CaseTexts _words;
    private readonly PortalTexts _texts;
    private readonly string _language;

    private CaseStory(CaseStudy study, CaseRecord one, CaseFieldCatalog fields, string language) =>
        (_case, _words, _texts, _language) = (one, new CaseTexts(study, fields, language), PortalTexts.For(language), language);

    /// <summary>Tells a case; parts of which nothing is known are left out.</summary>
    public static IReadOnlyList<CaseStoryPart> Of(CaseStudy study, CaseRecord one, CaseFieldCatalog fields, string language)
    {
        var story = new CaseStory(study, one, fields, language);
        CaseStoryPart[] parts = [story.Who(), story.Happened(), story.Type(), story.Helped(), story.Support(), story.Adapted(), story.Now()];
        return [.. parts.Where(p => p.Sentences.Count + p.Points.Count > 0)];
    }

    private CaseStoryPart Who()
    {
        var (age, occupation) = (_case.Find("age"), _case.Find("occupation"));
        var sentence = occupation is null ? new CaseStoryLine(_texts.Fill("cases.who_name", _case.Name))
            : age is null ? new CaseStoryLine(_texts.Fill("cases.who_no_age", _case.Name, WithArticle(_words.Value(occupation.Fact))))
            : new CaseStoryLine(_texts.Fill("cases.who", _case.Name, _words.Value(age.Fact), WithArticle(_words.Value(occupation.Fact))), _words.Derived(age.Fact));
        return Part("who", [sentence, .. Fields("sector_detail", "employer_size", "education", "status_before")], []);
    }

    private CaseStoryPart Happened() => Part(
        "happened",
        [
            .. From("diagnosis_detail", v => _texts.Fill("cases.cause", _words.Value(v))),
            .. Fields("diagnosis_group"),
            .. From("months_full_incapacity", v => _texts.Fill("cases.months", _case.Name, _words.Value(v))),
            .. _case.Find("months_full_incapacity") is null ? Fields("incapacity_band") : [],
            .. From("number_of_absence_periods", v => v.Code == "1" ? _texts["cases.spells_one"] : _texts.Fill("cases.spells", _words.Value(v))),
        ],
        []);

    private CaseStoryPart Type() => Part(
        "type", [.. From(CaseStudy.TypeField, v => _texts.Fill("cases.is_type", _case.Name, WithArticle(Uncapital(_words.Value(v)))))], [.. Fields(Factors)]);

    private CaseStoryPart Helped() => Part(
        "helped", [],
        [
            .. _case.Keys.Select(k => new CaseStoryLine(
                _texts.Fill("cases.field", _words.Member("key", k.Fact.Key), k.Fact.Mechanism is null ? _texts.Word("cases.evidence", k.Fact.Evidence) : Uncapital(_words.Of(k.Fact.Mechanism))),
                k.Fact.Evidence == "implied" ? _texts["cases.evidence.implied"] : null)),
        ]);

    private CaseStoryPart Support() => Part(
        "support", [],
        [
            .. from valence in Valences
               let actors = _case.Supports.Where(s => s.Fact.Valence == valence).Select(s => Actor(s.Fact)).ToList()
               where actors.Count > 0
               select new CaseStoryLine(_texts.Fill("cases.field", CaseTexts.Capital(_texts.Word("cases.valence", valence)), string.Join(", ", actors))),
        ]);

    private CaseStoryPart Adapted()
    {
        var undated = _case.Adjustments.Where(a => a.Fact.Timing is null).Select(a => What(a.Fact)).ToList();
        return Part(
            "adapted", [],
            [
                .. _case.Adjustments.Where(a => a.Fact.Timing is not null)
                    .OrderBy(a => a.Fact.From ?? a.Fact.To ?? "9999", StringComparer.Ordinal)
                    .Select(a => new CaseStoryLine(_texts.Fill("cases.field", CaseTexts.Capital(_words.Of(a.Fact.Timing)), What(a.Fact)))),
                .. undated.Count == 0 ? [] : new[] { new CaseStoryLine(_texts.Fill("cases.field", _texts["cases.undated"], string.Join("; ", undated))) },
            ]);
    }

    private CaseStoryPart Now() => Part(
        "now",
        [
            .. Return(),
            .. From("partial_resumption", v => _texts["cases.partial." + v.Code]),
            .. From("months_partial", v => _texts.Fill("cases.partial_months", _words.Value(v))),
            .. Fields("status_after"),
            .. From("formal_rit", v => _texts["cases.formal." + v.Code]),
        ],
        [.. Fields(Contacts)]);

    private IEnumerable<CaseStoryLine> Return()
    {
        if (_case.Find("return_employer") is not { } employer || _case.Find("return_function") is not { } function)
        {
            return Fields("return_employer", "return_function");
        }

        var key = $"{employer.Fact.Code}_{function.Fact.Code}";
        return _texts.Keys.Contains("cases.return." + key)
            ? [new CaseStoryLine(_texts.Fill("cases.return." + key, _case.Name), _words.Derived(employer.Fact) ?? _words.Derived(function.Fact))]
            : Fields("return_employer", "return_function");
    }

    private CaseStoryPart Part(string code, IReadOnlyList<CaseStoryLine> sentences, IReadOnlyList<CaseStoryLine> points) =>
        new(code, _texts["cases.part." + code], sentences, points);

    private IEnumerable<CaseStoryLine> From(string field, Func<CaseProfileValue, string> sentence) =>
        _case.Find(field) is { } found ? [new CaseStoryLine(sentence(found.Fact), _words.Derived(found.Fact))] : [];

    /// <summary>Fields that have no sentence of their own, as name and value.</summary>
    private IEnumerable<CaseStoryLine> Fields(params IEnumerable<string> codes) =>
        codes.SelectMany(code => From(code, v => _texts.Fill("cases.field", CaseTexts.Capital(_words.Field(code)), _words.Value(v))));

    private string Actor(CaseSupport support)
    {
        var actor = _words.Member("actor", support.Actor);
        return support.Note is null ? actor : $"{actor} ({_words.Of(support.Note)})";
    }

    private string What(CaseAdjustment adjustment)
    {
        var what = _words.Member("adjustment", adjustment.Adjustment);
        return adjustment.Detail is null ? what : $"{what} ({_words.Of(adjustment.Detail)})";
    }

    /// <summary>English names a trade or a kind of person with an article; Dutch and French do without.</summary>
    private string WithArticle(string text) =>
        _language != "en" ? text : ("aeiou".Contains(char.ToLowerInvariant(text[0]), StringComparison.Ordinal) ? "an " : "a ") + text;

    /// <summary>A text that goes on in a sentence; a word in capitals (VDAB) keeps them.</summary>
    private static string Uncapital(string text) =>
        text.Length > 1 && !char.IsUpper(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
