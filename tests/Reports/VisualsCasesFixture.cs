using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Reports;

/// <summary>A report with made-up numbers that uses each visual of cases, processes and trajectories in its hard cases.</summary>
internal sealed class VisualsCasesFixture
{
    public static readonly Unit Cases = new("cases", new("gevallen", "cas", "cases"), "", "cases", 1);

    private readonly List<AnnexEntry> annex = [];
    private readonly Formatter format;
    private readonly string language;

    private VisualsCasesFixture(string language)
    {
        this.language = language;
        format = Formatter.For(language);
    }

    public static ReportContent Report(string language) => new VisualsCasesFixture(language).Build();

    public static IReadOnlyList<Visual> Visuals(string language) => [.. Report(language).Pages.SelectMany(p => p.Visuals)];

    public static Visual Find(string id, string language) => Visuals(language).Single(v => v.Id == id);

    private ReportContent Build()
    {
        List<ReportPage> pages =
        [
            Page("keys", S("Wat de terugkeer deed slagen", "Ce qui a fait réussir le retour", "What made the return succeed"), Heat()),
            Page("support", S("Steun", "Soutien", "Support"), Network()),
            Page("one", S("Een geval", "Un cas", "One case"), OneNetwork()),
            Page("steps", S("Stappen", "Étapes", "Steps"), Funnel(), Funnel() with { Id = "funnel-synthetic", Synthetic = true }),
            Page("process", S("Proces", "Processus", "Process"), Process()),
            Page("timeline", S("Tijdlijn", "Ligne du temps", "Timeline"), Timeline(), Undated()),
            Page("curves", S("Curven", "Courbes", "Curves"), Curve("curve", 1, false), Curve("curves", 4, true)),
            Page("panels", S("Vakken", "Cases", "Panels"), Curve("panels-six", 6, true) with { Synthetic = true }),
        ];
        return new ReportContent
        {
            Name = "cases",
            Language = language,
            Title = S("Gevallen en trajecten", "Cas et trajets", "Cases and trajectories"),
            Subtitle = S("Verzonnen cijfers", "Chiffres inventés", "Made-up figures"),
            Period = Period.Parse("2026-11"),
            KnownAt = new DateTime(2026, 11, 21, 8, 30, 0, DateTimeKind.Utc),
            CoverSentences = [],
            Pages = pages,
            Annex = annex,
        };
    }

    private static ReportPage Page(string id, string heading, params Visual[] visuals) => new(id, heading, heading + ".", "", visuals, []);

    private Visual Heat()
    {
        string[] keys =
        [
            S("Persoonlijke kracht en zingeving", "Force personnelle et sens", "Personal strength and meaning"),
            S("Betekenisvolle steun", "Soutien significatif", "Meaningful support"),
            S("Mensgericht leiderschap", "Leadership centré sur l’humain", "People-centred leadership"),
            S("Werk- en loop\u00adbaan\u00adaan\u00adpassing", "Adaptation du travail et de la carrière", "Adaptation of work and career"),
            S("Doeltreffende re-inte\u00adgratie\u00adbegeleiding", "Accompagnement efficace de la réinté\u00adgration", "Effective reintegration guidance"),
        ];
        (string Label, int Whole, int?[] Counts)[] rows =
        [
            (S("Flexibele overbrugger", "Passeur flexible", "Flexible bridger"), 3, [2, 3, 3, 0, 1]),
            (S("Adaptieve doorzetter", "Persévérant adaptatif", "Adaptive persister"), 3, [3, 3, 2, 3, null]),
            (S("Adaptieve transformeerder", "Transformateur adaptatif", "Adaptive transformer"), 2, [2, 1, 2, 2, 2]),
            (S("Verlichte doorzetter", "Persévérant éclairé", "Enlightened persister"), 3, [3, 3, -1, 3, 1]),
            (S("Verlichte transformeerder", "Transformateur éclairé", "Enlightened transformer"), 4, [4, 4, 4, 4, 3]),
            (S("Alle types", "Tous les types", "All types"), 15, [14, 14, 13, 12, 7]),
        ];
        return Make("heat", VisualKind.HeatMap,
            S("In 13 van de 15 gevallen leidde iemand met oog voor de mens", "Dans 13 des 15 cas, quelqu’un a dirigé avec attention pour l’humain", "In 13 of 15 cases somebody led with an eye for people"),
            [.. rows.Select(r => Cat(r.Label) with { IsTotal = r.Whole == 15 })],
            [.. keys.Select((k, i) => new Series(k, k, Cases, [.. rows.Select(r => Count(r.Counts[i], $"{S("{0} van {1}", "{0} sur {1}", "{0} of {1}")}", r.Whole, $"{r.Label}, {k}"))]))]);
    }

    private Visual Network()
    {
        var (informal, workplace, prevention, care, insurance, service, coaching) = (
            S("Naasten", "Proches", "Close ones"), S("Werkplek", "Lieu de travail", "Workplace"), S("Preventie", "Prévention", "Prevention"), S("Zorg", "Soins", "Care"),
            S("Ziekteverzekering", "Assurance maladie", "Sickness insurance"), S("Arbeidsbemiddeling", "Service de l’emploi", "Employment service"), S("Coaching", "Coaching", "Coaching"));
        return Net("network", S("Collega’s en leidinggevenden steunen het vaakst", "Collègues et supérieurs aident le plus souvent", "Colleagues and managers help most often"),
        [
            (informal, S("partner", "partenaire", "partner"), 9, 0, 1, 0),
            (informal, S("familie", "famille", "family"), 7, 0, 0, 1),
            (informal, S("vriend", "ami", "friend"), 4, 0, 0, 0),
            (informal, S("lotgenotenorganisatie", "organisation de pairs", "peer organisation"), 1, 0, 0, 0),
            (workplace, S("werkgever", "employeur", "employer"), 5, 1, 0, 4),
            (workplace, S("leidinggevende", "supérieur hiérarchique", "manager"), 10, 2, 1, 5),
            (workplace, S("personeelsdienst", "service du personnel", "HR"), 2, 0, 1, 2),
            (workplace, S("collega", "collègue", "colleague"), 11, 0, 0, 3),
            (workplace, S("vertrouwenspersoon", "personne de confiance", "confidential advisor"), 1, 0, 0, 0),
            (prevention, S("arbeidsarts", "médecin du travail", "occupational physician"), 3, 0, 1, 2),
            (prevention, S("controlearts", "médecin-contrôleur", "control physician"), 0, 0, 0, 1),
            (care, S("huisarts", "médecin généraliste", "general practitioner"), 6, 0, 1, 0),
            (care, S("psycholoog of therapeut", "psychologue ou thérapeute", "psychologist or therapist"), 8, 0, 0, 0),
            (care, S("revalidatieziekenhuis en eerste lijn", "hôpital de revalidation et première ligne", "rehabilitation hospital and primary care"), 2, 0, 0, 1),
            (insurance, S("adviserend arts", "médecin-conseil", "advising physician"), 3, 1, 2, 3),
            (insurance, S("medische commissie voor ambtenaren", "commission médicale des fonctionnaires", "medical commission for civil servants"), 0, 0, 0, 1),
            (service, S("VDAB", "VDAB (service flamand de l’emploi)", "VDAB (Flemish employment service)"), 4, 0, 1, 1),
            (service, S("GTB", "GTB (accompagnement spécialisé)", "GTB (specialised guidance)"), 1, 0, 0, 0),
            (coaching, S("loopbaancoach", "coach de carrière", "career coach"), 3, 0, 0, 0),
            (coaching, S("disability case manager", "gestionnaire de cas (disability case manager)", "disability case manager"), 2, 0, 0, 0),
        ]);
    }

    private Visual OneNetwork() => Net("network-one", S("Vijf mensen hielpen, één hinderde", "Cinq personnes ont aidé, une a freiné", "Five people helped, one hindered"),
    [
        (S("Naasten", "Proches", "Close ones"), S("familie", "famille", "family"), 2, 0, 0, 0),
        (S("Naasten", "Proches", "Close ones"), S("vriend", "ami", "friend"), 1, 0, 0, 0),
        (S("Werkplek", "Lieu de travail", "Workplace"), S("leidinggevende", "supérieur hiérarchique", "manager"), 0, 0, 0, 1),
        (S("Zorg", "Soins", "Care"), S("psycholoog of therapeut", "psychologue ou thérapeute", "psychologist or therapist"), 1, 0, 0, 0),
        (S("Arbeidsbemiddeling", "Service de l’emploi", "Employment service"), S("VDAB", "VDAB (service flamand de l’emploi)", "VDAB (Flemish employment service)"), 1, 1, 0, 0),
    ]);

    private Visual Net(string id, string title, (string Group, string Name, int Supportive, int Mixed, int Neutral, int Hindering)[] actors) => Make(
        id, VisualKind.SupportNetwork, title, [.. actors.Select(a => Cat(a.Name) with { Group = a.Group })],
        [
            Tie(Valence.Supportive, S("steun", "aide", "support"), [.. actors.Select(a => a.Supportive)], actors),
            Tie(Valence.Mixed, S("beide", "les deux", "both"), [.. actors.Select(a => a.Mixed)], actors),
            Tie(Valence.Neutral, S("neutraal", "neutre", "neutral"), [.. actors.Select(a => a.Neutral)], actors),
            Tie(Valence.Hindering, S("hinder", "frein", "hindrance"), [.. actors.Select(a => a.Hindering)], actors),
        ]);

    private Series Tie(Valence valence, string label, int[] counts, (string Group, string Name, int, int, int, int)[] actors) =>
        new(valence.ToString(), label, Cases, [.. counts.Select((n, i) => Count(n, "{0}", 15, $"{actors[i].Name}, {label}"))], Valence: valence);

    private Visual Funnel()
    {
        (string Label, int Value)[] steps =
        [
            (S("Begin van de arbeidsongeschiktheid", "Début de l’incapacité de travail", "Start of incapacity"), 1240),
            (S("Eerste contact over werk", "Premier contact au sujet du travail", "First contact about work"), 822),
            (S("Aanvraag van een traject", "Demande d’un trajet", "Request for a trajectory"), 310),
            (S("Inschatting van de mogelijkheden", "Évaluation des possibilités", "Assessment"), 287),
            (S("Plan voor de terugkeer", "Plan de retour", "Return plan"), -1),
            (S("Aanmelding bij VDAB", "Inscription au VDAB", "Registration with VDAB"), -2),
            (S("Volledige werkhervatting", "Reprise complète du travail", "Full resumption"), 12),
        ];
        return Make("funnel", VisualKind.Funnel,
            S("Een op de vier vraagt een traject aan", "Une personne sur quatre demande un trajet", "One in four asks for a trajectory"),
            [.. steps.Select(s => Cat(s.Label))],
            [
                new Series("n", S("Personen", "Personnes", "Persons"), VisualsFixture.Persons,
                [
                    .. steps.Select(s => s.Value switch
                    {
                        -1 => new DataPoint(null, 0, CellState.Suppressed, Precision.Exact, "", null),
                        -2 => new DataPoint(null, 0, CellState.NotAvailable, Precision.Exact, "", null),
                        _ => Count(s.Value, "{0}", 0, s.Label),
                    }),
                ]),
            ]);
    }

    private Visual Process()
    {
        var weeks = new Unit("weeks", new("weken", "semaines", "weeks"), "", "time", 1);
        (string Label, ValueRange? Current, ValueRange? Ideal, decimal? Median)[] stages =
        [
            (S("Eerste gesprek over de terugkeer", "Premier entretien sur le retour", "First talk about the return"), new(null, 26), new(4, 13), 31.5m),
            (S("Toets aan de hele arbeidsmarkt door de adviserend arts", "Évaluation sur tout le marché du travail par le médecin-conseil", "Test against the whole labour market by the advising physician"), new(26, null), new(12, 12), null),
            (S("Inschatting", "Évaluation", "Assessment"), null, new(0, 7), 6m),
            (S("Plan", "Plan", "Plan"), new(0, 8), new(0, 9), 0m),
            (S("Nazorg", "Suivi", "Aftercare"), null, null, null),
        ];
        return Make("process", VisualKind.ProcessComparison,
            S("Het eerste gesprek komt een half jaar te laat", "Le premier entretien vient six mois trop tard", "The first talk comes half a year late"),
            [.. stages.Select(s => Cat(s.Label))],
            [
                new Series("current", S("Vandaag", "Aujourd’hui", "Today"), weeks, [.. stages.Select(s => Stretch(s.Current))]),
                new Series("ideal", S("Ideaal", "Idéal", "Ideal"), weeks, [.. stages.Select(s => Stretch(s.Ideal))]),
                new Series("measured", S("Gemeten mediaan", "Médiane mesurée", "Measured median"), weeks,
                [
                    .. stages.Select(s => s.Median is { } m
                        ? new DataPoint(m, 1, CellState.Shown, Precision.Exact, format.Number(m, 1), null)
                        : new DataPoint(null, 0, s.Label.Length % 2 == 0 ? CellState.Suppressed : CellState.NotAvailable, Precision.Exact, "", null)),
                ]),
            ]);

        DataPoint Stretch(ValueRange? range) => range is null
            ? new DataPoint(null, 0, CellState.NotAvailable, Precision.Exact, "", null)
            : new DataPoint(
                range.High ?? range.Low, 0, CellState.Shown, Precision.Exact,
                range.Low is null ? S($"tot {range.High} weken", $"jusqu’à {range.High} semaines", $"until {range.High} weeks")
                : range.High is null ? S($"vanaf {range.Low} weken", $"dès {range.Low} semaines", $"from {range.Low} weeks")
                : range.Low == range.High ? S($"na {range.Low} weken", $"après {range.Low} semaines", $"after {range.Low} weeks")
                : S($"{range.Low}–{range.High} weken", $"{range.Low} à {range.High} semaines", $"{range.Low}–{range.High} weeks"),
                null, Range: range);
    }

    private Visual Timeline() => Times("timeline",
    [
        (S("Afwezigheid", "Absence", "Absence"), S("Volledig arbeidsongeschikt", "Incapacité complète", "Fully incapable of work"), S("maart 2019 – mei 2020", "mars 2019 – mai 2020", "March 2019 – May 2020"), new(TimelineKind.Absence, new(2019, 3, 4), new(2020, 5, 31))),
        (S("Afwezigheid", "Absence", "Absence"), S("Eerste klachten", "Premières plaintes", "First complaints"), S("vanaf ongeveer 2011", "depuis 2011 environ", "from about 2011"), new(TimelineKind.Absence, new(2011, 1, 1), new(2019, 3, 3), Uncertain: true)),
        (S("Eerste pogingen", "Premiers essais", "First attempts"), S("Toegelaten activiteit bij een vriend in een kleine zaak", "Activité autorisée chez un ami dans un petit commerce", "Authorised activity at a friend’s small shop"), S("november 2019", "novembre 2019", "November 2019"), new(TimelineKind.Attempt, new(2019, 11, 1), null)),
        (S("Aanpassingen", "Adaptations", "Adaptations"), S("Andere uren", "Autres horaires", "Other hours"), S("vanaf juni 2020", "dès juin 2020", "from June 2020"), new(TimelineKind.Adaptation, new(2020, 6, 1), null, GoesOn: true)),
        (S("Aanpassingen", "Adaptations", "Adaptations"), S("Hulp van collega’s", "Aide des collègues", "Help of colleagues"), "", new(TimelineKind.Adaptation, null, null)),
        (S("Werkhervatting", "Reprise", "Resumption"), S("Gedeeltelijk aan het werk", "Reprise partielle", "Back in part"), S("rond zomer 2020", "vers l’été 2020", "around summer 2020"), new(TimelineKind.Resumption, new(2020, 7, 1), null, Uncertain: true)),
    ]);

    private Visual Undated() => Times("undated",
    [
        ("", S("Werkhervatting", "Reprise du travail", "Resumption of work"), "", new(TimelineKind.Resumption, null, null)),
    ]);

    private Visual Times(string id, (string Lane, string Label, string When, TimelineItem Item)[] items) => Make(
        id, VisualKind.CaseTimeline, S("Van uitval tot werk in negen jaar", "De l’arrêt au travail en neuf ans", "From absence to work in nine years"),
        [.. items.Select(i => Cat(i.Label) with { Group = i.Lane.Length == 0 ? null : i.Lane })],
        [
            new Series("when", S("Wanneer", "Quand", "When"), new Unit("words", new("", "", ""), "", "words", 1),
                [.. items.Select(i => DataPoint.Words(i.When.Length == 0 ? S("zonder datum", "sans date", "undated") : i.When))]),
        ]) with
        {
            Timeline = [.. items.Select(i => i.Item)],
        };

    private Visual Curve(string id, int groups, bool stops)
    {
        var months = Enumerable.Range(0, 31).Where(m => m % 3 == 0 || m < 10).ToList();
        string[] names =
        [
            S("Algemene regeling", "Régime général", "General scheme"), S("Zelfstandigen", "Indépendants", "Self-employed"), S("Jonger dan 40", "Moins de 40 ans", "Under 40"),
            S("Ouder dan 55 jaar bij het begin", "Plus de 55 ans au début", "Over 55 at the start"), S("Vrouwen", "Femmes", "Women"), S("Mannen", "Hommes", "Men"),
        ];
        return Make(id, VisualKind.SurvivalCurve, S("De helft is na een jaar terug", "La moitié est de retour après un an", "Half are back after a year"),
            [.. months.Select(m => new Category($"{m}", S($"maand {m}", $"mois {m}", $"month {m}"), null, false, Position: m))],
            [
                .. Enumerable.Range(0, groups).Select(g => new Series($"g{g}", names[g], VisualsFixture.Percent,
                [
                    .. months.Select((m, i) => Share(g, m, i)),
                ], AtRisk: [.. months.Select((m, i) => m > 24 ? new DataPoint(null, 0, CellState.Suppressed, Precision.Exact, "", null) : new DataPoint(1240 - (i * 70), 0, CellState.Shown, Precision.Exact, format.Number(1240 - (i * 70)), null))])),
            ]);

        DataPoint Share(int g, int m, int i)
        {
            if (stops && g == 1 && m > 18)
            {
                return new DataPoint(null, 0, CellState.Suppressed, Precision.Exact, "", null);
            }

            var share = Math.Round(100m * (1 - (decimal)Math.Exp(-m / (14.0 + (g * 5)))), 1);
            return new DataPoint(share, 1, CellState.Shown, Precision.Exact, format.Number(share, 1), null, Range: new(Math.Max(0, share - 2 - (i * 0.3m)), Math.Min(100, share + 2 + (i * 0.3m))));
        }
    }

    private Visual Make(string id, VisualKind kind, string title, IReadOnlyList<Category> categories, IReadOnlyList<Series> series) => new()
    {
        Id = id,
        Kind = kind,
        Title = title,
        Subtitle = S("Aantallen, verzonnen", "Nombres inventés", "Made-up counts"),
        CategoryHeading = S("Rij", "Ligne", "Row"),
        Categories = categories,
        Series = series,
        Source = S("Niemand", "Personne", "Nobody"),
    };

    private static Category Cat(string label) => new(label, label, null, false);

    /// <summary>A count; null for one that the source does not tell, −1 for one that is withheld.</summary>
    private DataPoint Count(int? value, string text, int whole, string what)
    {
        if (value is not >= 0)
        {
            return new DataPoint(null, 0, value is null ? CellState.NotAvailable : CellState.Suppressed, Precision.Exact, "", null);
        }

        var number = annex.Count + 1;
        var printed = string.Format(System.Globalization.CultureInfo.InvariantCulture, text, format.Number(value.Value), whole);
        annex.Add(new AnnexEntry(number, what, printed, value.Value, Cases, Precision.Exact, "keys", [], null, null));
        return new DataPoint(value, 0, CellState.Shown, Precision.Exact, printed, number);
    }

    private string S(string nl, string fr, string en) => language switch { "nl" => nl, "fr" => fr, _ => en };
}
