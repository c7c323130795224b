using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Reports;

/// <summary>A report with made-up numbers that uses each visual of surveys in its hard cases.</summary>
internal sealed class VisualsSurveyFixture
{
    private readonly Formatter format;
    private readonly string language;

    private VisualsSurveyFixture(string language)
    {
        this.language = language;
        format = Formatter.For(language);
    }

    public static ReportContent Report(string language) => new VisualsSurveyFixture(language).Build();

    public static IReadOnlyList<Visual> Visuals(string language) => [.. Report(language).Pages.SelectMany(p => p.Visuals)];

    public static Visual Find(string id, string language) => Visuals(language).Single(v => v.Id == id);

    private ReportContent Build() => new()
    {
        Name = "surveys",
        Language = language,
        Title = S("Bevragingen", "Enquêtes", "Surveys"),
        Subtitle = S("Verzonnen cijfers", "Chiffres inventés", "Made-up figures"),
        Period = Period.Parse("2026-11"),
        KnownAt = new DateTime(2026, 11, 21, 8, 30, 0, DateTimeKind.Utc),
        CoverSentences = [],
        Pages =
        [
            Page("scale", S("Schalen", "Échelles", "Scales"), Odd(), Even()),
            Page("answers", S("Antwoorden", "Réponses", "Answers"), Several(), Ranking()),
            Page("tables", S("Kruistabellen", "Tableaux croisés", "Crosstabs"), Crosstab(), Wide()),
            Page("synthetic", S("Proef", "Essai", "Trial"), Odd() with { Id = "synthetic", Synthetic = true }, Crosstab() with { Id = "synthetic-table", Synthetic = true }),
        ],
        Annex = [],
    };

    private static ReportPage Page(string id, string heading, params Visual[] visuals) => new(id, heading, heading + ".", "", visuals, []);

    private Visual Odd() => Make("odd", VisualKind.LikertBar,
        S("Zes op de tien vinden het eerste gesprek met de coördinator nuttig", "Six sur dix trouvent utile le premier entretien avec le coordinateur", "Six in ten find the first talk with the coordinator useful"),
        [
            new("a", S("De terug-naar-werkcoördinator luisterde aandachtig naar mijn verhaal en naar mijn vragen", "Le coordinateur retour au travail a écouté attentivement mon histoire et mes questions", "The return-to-work coordinator listened carefully to my story and my questions"), null, false, "n = 943"),
            new("b", S("Mijn werkgever paste het werk aan", "Mon employeur a adapté le travail", "My employer adapted the work"), null, false, "n = 84"),
            new("c", S("De begeleiding kwam op het juiste moment in mijn herstel van langdurige ziekte", "L’accompagnement est arrivé au bon moment de mon rétablissement", "Guidance came at the right moment in my recovery from long-term illness"), null, false, "n = 23"),
            new("d", S("Niemand was het oneens", "Personne n’était en désaccord", "Nobody disagreed"), null, false, "n = 120"),
            new("e", S("Een deel blijft verborgen", "Une partie reste masquée", "A part stays hidden"), null, false, "n = 40"),
            new("f", S("Alles blijft verborgen", "Tout reste masqué", "All stays hidden"), null, false, "n = 3"),
            new("g", S("Geen enkel cijfer", "Aucun chiffre", "No figure at all"), null, false),
        ],
        [
            Step("--", S("Helemaal niet akkoord", "Pas du tout d’accord", "Strongly disagree"), LikertPosition.Negative, [10.4m, 22, 30, 0, 5, -1, null]),
            Step("-", S("Niet akkoord", "Pas d’accord", "Disagree"), LikertPosition.Negative, [14.2m, 31, 21, 0, -1, -1, null]),
            Step("0", S("Neutraal", "Neutre", "Neutral"), LikertPosition.Neutral, [15, 12, 9, 10, 20, -1, null]),
            Step("+", S("Akkoord", "D’accord", "Agree"), LikertPosition.Positive, [39.3m, 20, 22, 50, 30, -1, null]),
            Step("++", S("Helemaal akkoord", "Tout à fait d’accord", "Strongly agree"), LikertPosition.Positive, [18.1m, 10, 11, 40, 35, -1, null]),
            Step("?", S("Geen antwoord", "Sans réponse", "No answer"), LikertPosition.Outside, [3, 5, 7, 0, 10, -1, null]),
        ], flags: [BaseFlag.None, BaseFlag.Small, BaseFlag.TooSmall]);

    private Visual Even() => Make("even", VisualKind.LikertBar,
        S("De meesten kregen genoeg aanpassingen", "La plupart ont reçu assez d’adaptations", "Most received enough adaptations"),
        [new("all", S("Kreeg u de aanpassingen die u nodig had?", "Avez-vous reçu les adaptations nécessaires ?", "Did you get the adaptations you needed?"), null, false)],
        [
            Step("4", S("Alle", "Toutes", "All"), LikertPosition.Positive, [31.2m]),
            Step("3", S("De meeste", "La plupart", "Most"), LikertPosition.Positive, [31.5m]),
            Step("2", S("Enkele", "Quelques-unes", "Some"), LikertPosition.Negative, [24.1m]),
            Step("1", S("Geen", "Aucune", "None"), LikertPosition.Negative, [13.2m]),
        ]);

    private Visual Several() => Make("several", VisualKind.MultiResponseBar,
        S("Minder uren is de meest gevraagde aanpassing", "Moins d’heures est l’adaptation la plus demandée", "Fewer hours is the adaptation most asked for"),
        [
            new("none", S("Geen van deze", "Aucune de celles-ci", "None of these"), null, false),
            new("tasks", S("Andere taken of een andere verdeling van de taken binnen het eigen team of de eigen dienst", "D’autres tâches ou une autre répartition des tâches au sein de l’équipe ou du service", "Other tasks or another division of tasks within one’s own team or department"), null, false),
            new("lighter", S("lichter werk", "travail plus léger", "lighter work"), null, true),
            new("hours", S("Minder uren", "Moins d’heures", "Fewer hours"), null, false),
            new("tools", S("Hulpmiddelen", "Outils", "Aids"), null, false),
            new("other", S("Andere", "Autre", "Other"), null, false),
        ],
        [new("pct", S("Aandeel", "Part", "Share"), VisualsFixture.Percent, [Point(0), Point(41.2m), Point(12.5m), Point(68.4m, Precision.Reconstructed), Missing(CellState.Suppressed), Point(6.1m) with { Uncertain = true }])]);

    private Visual Ranking() => Make("ranking", VisualKind.RankingBar,
        S("Vertrouwen komt het vaakst op de eerste plaats", "La confiance arrive le plus souvent en tête", "Trust comes first most often"),
        [.. new[] { S("Duidelijke informatie over rechten en plichten, bij de start", "Une information claire sur les droits et devoirs", "Clear information on rights and duties"), S("Vertrouwen", "La confiance", "Trust"), S("Vroeg contact", "Un contact précoce", "Early contact"), S("Verborgen", "Masqué", "Hidden") }
            .Select((l, i) => new Category($"i{i}", l, null, false))],
        [
            Rank(S("Eerste keuze", "Premier choix", "First choice"), [12, 34.5m, 20.2m, 4]),
            Rank(S("Tweede keuze", "Deuxième choix", "Second choice"), [18.3m, 16, 22, -1]),
            Rank(S("Derde keuze", "Troisième choix", "Third choice"), [25, 11.1m, 9, 3]),
        ]);

    private Visual Crosstab() => Make("crosstab", VisualKind.Crosstab,
        S("Kleine ondernemingen hebben het vaakst geen beleid", "Les petites entreprises sont le plus souvent sans politique", "Small firms are most often without a policy"),
        [
            new("formal", S("Er is een formeel, uitgeschreven beleid rond re-integratie dat iedereen kent", "Il existe une politique formelle et écrite de réintégration, connue de tous", "There is a formal, written policy on reintegration that everybody knows"), null, false),
            new("informal", S("Informeel beleid", "Politique informelle", "Informal policy"), null, false),
            new("none", S("Geen beleid", "Aucune politique", "No policy"), null, false),
            new("unknown", S("Weet niet", "Ne sait pas", "Do not know"), null, false),
        ],
        [
            Column(S("Totaal", "Total", "Total"), null, "n = 410", Point(43), Point(30, Precision.Reconstructed), Point(20), Point(7)),
            Column(S("Klein", "Petite", "Small"), "A", "n = 143", Point(28), Point(35), Point(31) with { Letters = "BC" }, Missing(CellState.Suppressed)),
            Column(S("Middelgroot", "Moyenne", "Medium"), "B", "n = 84", Point(45) with { Letters = "A", Flag = BaseFlag.Small }, Point(29) with { Flag = BaseFlag.Small, Uncertain = true }, Point(19) with { Flag = BaseFlag.Small }, Point(0) with { Flag = BaseFlag.Small }),
            Column(S("Groot", "Grande", "Large"), "C", "n = 27", Point(61) with { Flag = BaseFlag.TooSmall }, Point(22) with { Flag = BaseFlag.TooSmall }, Missing(CellState.NotAvailable), Point(8) with { Flag = BaseFlag.TooSmall }),
        ]);

    private Visual Wide() => Make("wide", VisualKind.Crosstab,
        S("In alle provincies ongeveer evenveel", "À peu près autant dans toutes les provinces", "About as much in all provinces"),
        [new("yes", S("Ja", "Oui", "Yes"), null, false), new("no", S("Neen", "Non", "No"), null, false)],
        [.. Enumerable.Range(0, 14).Select(i => Column(S("Provincie ", "Province ", "Province ") + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), ((char)('A' + i)).ToString(), "n = 1.204", Point(40 + i), Point(60 - i)))]);

    private Visual Make(string id, VisualKind kind, string title, IReadOnlyList<Category> categories, IReadOnlyList<Series> series, IReadOnlyList<BaseFlag>? flags = null) => new()
    {
        Id = id,
        Kind = kind,
        Title = title,
        Subtitle = S("In % van de respondenten, Vlaanderen, november 2023", "En % des répondants, Flandre, novembre 2023", "In % of respondents, Flanders, November 2023"),
        CategoryHeading = S("Antwoord", "Réponse", "Answer"),
        Categories = categories,
        Series = flags is null ? series : [.. series.Select(s => s with { Points = [.. s.Points.Select((p, i) => i < flags.Count ? p with { Flag = flags[i] } : p)] })],
        Source = "CM, 2023",
        BaseNote = S("n = 943, respondenten die begeleid werden", "n = 943, répondants accompagnés", "n = 943, respondents who were guided"),
    };

    private Series Step(string code, string label, LikertPosition position, decimal?[] values) =>
        new(code, label, VisualsFixture.Percent, Values(values), Likert: position);

    private Series Rank(string label, decimal?[] values) => new(label, label, VisualsFixture.Percent, Values(values));

    private static Series Column(string label, string? letter, string respondents, params DataPoint[] points) =>
        new(label, label, VisualsFixture.Percent, points, Base: respondents, Letter: letter);

    // Null is not available, −1 hidden.
    private DataPoint[] Values(decimal?[] values) =>
        [.. values.Select(v => v is null ? Missing(CellState.NotAvailable) : v < 0 ? Missing(CellState.Suppressed) : Point(v.Value))];

    private DataPoint Point(decimal value, Precision precision = Precision.Exact) =>
        new(value, 1, CellState.Shown, precision, (precision == Precision.Reconstructed ? "≈\u00a0" : "") + format.Number(value, 1), null);

    private static DataPoint Missing(CellState state) => new(null, 0, state, Precision.Exact, "–", null);

    private string S(string nl, string fr, string en) => language switch { "nl" => nl, "fr" => fr, _ => en };
}
