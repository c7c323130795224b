using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Reports;

/// <summary>A report with made-up numbers that uses each kind of visual in its hard cases.</summary>
internal sealed class VisualsFixture
{
    public static readonly Unit Persons = new("persons", new("personen", "personnes", "persons"), "", "persons", 1);
    public static readonly Unit Percent = new("percent", new("procent", "pour cent", "percent"), "%", "share", 1);

    private readonly List<AnnexEntry> annex = [];
    private readonly Formatter format;
    private readonly string language;

    private VisualsFixture(string language)
    {
        this.language = language;
        format = Formatter.For(language);
    }

    public static ReportContent Report(string language) => new VisualsFixture(language).Build();

    public static IReadOnlyList<Visual> Visuals(string language) => [.. Report(language).Pages.SelectMany(p => p.Visuals)];

    private ReportContent Build()
    {
        var pages = new List<ReportPage>
        {
            new("key", S("Kerncijfers", "Chiffres clés", "Key figures"),
                S("Eind 2022 waren 471.927 mensen invalide, 2,9 % meer dan een jaar eerder", "Fin 2022, 471.927 personnes étaient en invalidité, soit 2,9 % de plus qu’un an plus tôt", "At the end of 2022, 471,927 people were on invalidity, 2.9% more than a year earlier"),
                S("Het aantal stijgt al vijftien jaar op rij. De groei vertraagt sinds 2019, vooral bij de arbeiders.", "Le nombre augmente depuis quinze ans. La croissance ralentit depuis 2019, surtout chez les ouvriers.", "The number has risen for fifteen years in a row. Growth has slowed since 2019, mostly among blue-collar workers."),
                [Cards(), OneLine()],
                [S("Tussen 2007 en 2012 is er geen cijfer voor elk jaar.", "Entre 2007 et 2012, il n’y a pas de chiffre pour chaque année.", "There is no figure for every year between 2007 and 2012.")]),
            new("scheme", S("Invaliditeit per regeling", "Invalidité par régime", "Invalidity by scheme"),
                S("Arbeiders blijven de grootste groep, zelfstandigen groeien het snelst", "Les ouvriers restent le groupe le plus important, les indépendants croissent le plus vite", "Blue-collar workers remain the largest group, the self-employed grow fastest"),
                S("De regelingen verschillen in omvang en in tempo.", "Les régimes diffèrent par leur taille et leur rythme.", "The schemes differ in size and in pace."),
                [FourLines(), Growth()], []),
            new("disease", S("Ziektegroepen", "Groupes de maladies", "Disease groups"),
                S("Psychische stoornissen zijn de grootste ziektegroep", "Les troubles mentaux sont le premier groupe de maladies", "Mental disorders are the largest disease group"),
                S("Samen met de ziekten van het bewegingsstelsel gaat het om twee op de drie mensen met een invaliditeitsuitkering.", "Avec les maladies du système locomoteur, cela concerne deux personnes sur trois.", "Together with diseases of the locomotor system they account for two in three people on invalidity benefit."),
                [Diseases(), Parts()],
                [S("Burn-out en depressie maken deel uit van de psychische stoornissen en worden nooit bij de andere groepen opgeteld.", "Le burn-out et la dépression font partie des troubles mentaux et ne sont jamais additionnés aux autres groupes.", "Burn-out and depression are part of mental disorders and are never added to the other groups."),
                 S("Twee publicaties geven voor 2021 een ander cijfer; hier staat het meest recente.", "Deux publications donnent un chiffre différent pour 2021 ; le plus récent figure ici.", "Two publications disagree about 2021; the most recent figure is shown.")]),
            new("region", S("Gewesten en leeftijd", "Régions et âge", "Regions and age"),
                S("In Wallonië ligt het aandeel boven dat van de andere gewesten", "En Wallonie, la part dépasse celle des autres régions", "The share in Wallonia is above that of the other regions"),
                S("Het aandeel neemt toe met de leeftijd, bij vrouwen meer dan bij mannen.", "La part augmente avec l’âge, plus chez les femmes que chez les hommes.", "The share rises with age, more for women than for men."),
                [Regions(), Sexes(), Table()], []),
            new("panels", S("Alle groepen", "Tous les groupes", "All groups"),
                S("Zes groepen, elk met een eigen verloop", "Six groupes, six évolutions", "Six groups, six courses"),
                S("De schaal is in alle vakken dezelfde.", "L’échelle est la même partout.", "The scale is the same in each panel."),
                [Panels()], []),
        };
        return new ReportContent
        {
            Name = "monthly-policy-report",
            Language = language,
            Title = S("Arbeidsongeschiktheid en re-integratie in België", "Incapacité de travail et réintégration en Belgique", "Incapacity for work and reintegration in Belgium"),
            Subtitle = S("Maandelijks beleidsrapport", "Rapport mensuel", "Monthly policy report"),
            Period = Period.Parse("2026-11"),
            KnownAt = new DateTime(2026, 11, 21, 8, 30, 0, DateTimeKind.Utc),
            CoverSentences =
            [
                S("Eind 2022 waren 471.927 mensen invalide, 13.227 meer dan een jaar eerder.", "Fin 2022, 471.927 personnes étaient en invalidité, 13.227 de plus qu’un an plus tôt.", "At the end of 2022, 471,927 people were on invalidity, 13,227 more than a year earlier."),
                S("Psychische stoornissen zijn met 37,3 % de grootste ziektegroep.", "Les troubles mentaux forment le premier groupe, avec 37,3 %.", "Mental disorders are the largest group, at 37.3%."),
                S("Het aantal zelfstandigen steeg het snelst: +6,1 % op een jaar.", "Le nombre d’indépendants a augmenté le plus vite : +6,1 % en un an.", "The number of self-employed rose fastest: +6.1% in a year."),
            ],
            Pages = pages,
            Annex = annex,
        };
    }

    private Visual Cards() => Make("cards", VisualKind.KpiCards,
        S("Meer mensen in invaliditeit, minder in primaire arbeidsongeschiktheid", "Plus de personnes en invalidité, moins en incapacité primaire", "More people on invalidity, fewer in primary incapacity"),
        S("Personen en aandelen, België, 31 december", "Personnes et parts, Belgique, 31 décembre", "Persons and shares, Belgium, 31 December"),
        Years(2018, 2019, 2020, 2021, 2022),
        Row(S("Invaliditeit", "Invalidité", "Invalidity"), Persons, S("Meer is ongunstig", "Plus est défavorable", "More is unfavourable"), 404_657, 420_100, 438_300, 458_700, 471_927),
        Row(S("Toegelaten werkhervatting", "Reprise autorisée du travail", "Authorised activity"), Persons, S("Meer is gunstig", "Plus est favorable", "More is favourable"), 58_000, 61_400, 60_200, 68_750, 72_310),
        Row(S("Aandeel vrouwen", "Part des femmes", "Share of women"), Percent, null, 57.1m, 57.9m, 58.4m, 58.8m, 59.3m));

    private Visual OneLine() => Make("line1", VisualKind.Line,
        S("Het aantal invaliden verdubbelde in vijftien jaar", "Le nombre d’invalides a doublé en quinze ans", "The number on invalidity doubled in fifteen years"),
        S("Personen in invaliditeit, alle regelingen, België, 31 december 2005 tot 2022", "Personnes en invalidité, tous régimes, Belgique, 31 décembre 2005 à 2022", "Persons on invalidity, all schemes, Belgium, 31 December 2005 to 2022"),
        Years(2005, 2006, 2007, 2012, 2016, 2017, 2018, 2019, 2020, 2021, 2022),
        Row(S("Invaliden", "Invalides", "Persons on invalidity"), Persons, null, 213_000, 220_500, 228_100, 283_541, 370_408, 390_765, 404_657, null, 438_300, 458_700, 471_927)) with
    {
        Notes = [S("Vanaf 2016 tellen ook de grensarbeiders mee.", "À partir de 2016, les travailleurs frontaliers sont inclus.", "From 2016 cross-border workers are included.")],
    };

    private Visual FourLines() => Make("line4", VisualKind.Line,
        S("Alle groepen groeien, behalve de mannelijke arbeiders", "Tous les groupes croissent, sauf les ouvriers masculins", "All groups grow except male blue-collar workers"),
        S("Index, 2016 = 100, België", "Indice, 2016 = 100, Belgique", "Index, 2016 = 100, Belgium"),
        Years(2016, 2017, 2018, 2019, 2020, 2021, 2022),
        Row(S("Arbeiders", "Ouvriers", "Blue-collar workers"), Persons, null, 100, 101, 103, 104, 104, 105, 104),
        Row(S("Bedienden in de privésector", "Employés du secteur privé", "White-collar workers in the private sector"), Persons, null, 100, 104, 108, 112, 118, 121, 125),
        Row(S("Zelfstandigen", "Indépendants", "Self-employed"), Persons, null, 100, 103, 107, 112, 117, 121, 126) with { Emphasis = true },
        Row(S("Zelfstandigen in bijberoep en helpers", "Indépendants complémentaires et aidants", "Secondary self-employed and helpers"), Persons, null, 100, 103, 108, 111, 117, null, null));

    private Visual Growth() => Make("growth", VisualKind.Bar,
        S("In twee provincies daalt het aantal", "Le nombre baisse dans deux provinces", "The number falls in two provinces"),
        S("Groei van het aantal invaliden in %, 2021 tot 2022", "Croissance du nombre d’invalides en %, 2021 à 2022", "Growth of persons on invalidity in %, 2021 to 2022"),
        Cats("Antwerpen", "Vlaams-Brabant", "Henegouwen", "Luxemburg", "Brussels Hoofdstedelijk Gewest", "Namen"),
        Row(S("Groei", "Croissance", "Growth"), Percent, null, 4.1m, 3.2m, 0.4m, 0m, -0.6m, -2.3m));

    private Visual Diseases() => Make("disease", VisualKind.Bar,
        S("Psychische stoornissen: 37 % van alle invaliden", "Troubles mentaux : 37 % de tous les invalides", "Mental disorders: 37% of all persons on invalidity"),
        S("Personen in invaliditeit per ziektegroep, werknemers en zelfstandigen, België, 31 december 2022", "Personnes en invalidité par groupe de maladies, salariés et indépendants, Belgique, 31 décembre 2022", "Persons on invalidity by disease group, employees and self-employed, Belgium, 31 December 2022"),
        [
            new("mental", S("Psychische stoornissen", "Troubles mentaux", "Mental disorders"), null, false),
            new("burnout", S("burn-out", "burn-out", "burn-out"), null, true),
            new("depression", S("depressie", "dépression", "depression"), null, true),
            new("loco", S("Ziekten van het bewegingsstelsel en het bindweefsel", "Maladies du système ostéo-articulaire, des muscles et du tissu conjonctif", "Diseases of the musculoskeletal system and connective tissue"), null, false),
            new("circ", S("Hart- en vaatziekten", "Maladies de l’appareil circulatoire", "Diseases of the circulatory system"), null, false),
            new("neo", S("Gezwellen", "Tumeurs", "Neoplasms"), null, false),
            new("preg", S("Complicaties van zwangerschap, bevalling en kraambed", "Complications de la grossesse, de l’accouchement et des suites de couches", "Complications of pregnancy, childbirth and the puerperium"), null, false),
            new("blood", S("Bloed", "Sang", "Blood"), null, false),
            new("none", S("Geen", "Aucun", "None"), null, false),
        ],
        new Series("n", S("Invaliden", "Invalides", "Persons on invalidity"), Persons,
        [
            Point(176_029, Persons, "mental"), Point(33_402, Persons, "burnout"), Point(75_600, Persons, "depression", precision: Precision.Rounded), Point(151_016, Persons, "loco"),
            Point(26_428, Persons, "circ"), Point(23_124, Persons, "neo"), Missing(CellState.Suppressed), Missing(CellState.NotAvailable), Point(0, Persons, "none"),
        ]));

    private Visual Parts() => Make("parts", VisualKind.StackedBar,
        S("Zes op de tien zijn ouder dan 50", "Six sur dix ont plus de 50 ans", "Six in ten are over 50"),
        S("Verdeling naar leeftijd in %, per regeling, België, 31 december 2022", "Répartition par âge en %, par régime, Belgique, 31 décembre 2022", "Distribution by age in %, by scheme, Belgium, 31 December 2022"),
        Cats(S("Algemene regeling", "Régime général", "General scheme"), S("Zelfstandigen", "Indépendants", "Self-employed"), S("Kleine groep", "Petit groupe", "Small group")),
        Row(S("Jonger dan 30", "Moins de 30 ans", "Under 30"), Percent, null, 4.2m, 1.9m, 3m),
        Row(S("30 tot 49", "30 à 49 ans", "30 to 49"), Percent, null, 34.8m, 28.1m, 30m),
        Row(S("50 tot 59", "50 à 59 ans", "50 to 59"), Percent, null, 36.5m, 39.7m, 40m),
        Row(S("60 en ouder", "60 ans et plus", "60 and over"), Percent, null, 24.5m, 30.3m, null));

    private Visual Regions() => Make("regions", VisualKind.Bar,
        S("Wallonië telt naar verhouding de meeste invaliden", "La Wallonie compte proportionnellement le plus d’invalides", "Wallonia has proportionally most persons on invalidity"),
        S("Invaliden in % van de uitkeringsgerechtigden, 31 december 2022", "Invalides en % des titulaires, 31 décembre 2022", "Persons on invalidity in % of the insured, 31 December 2022"),
        Cats("Wallonië", "België", "Vlaanderen", "Brussel"),
        Row(S("Aandeel", "Part", "Share"), Percent, null, 12.4m, 10.1m, 9.2m, 8.8m));

    private Visual Sexes() => Make("sexes", VisualKind.Bar,
        S("Vrouwen vaker dan mannen, op elke leeftijd", "Les femmes plus que les hommes, à tout âge", "Women more than men, at every age"),
        S("Invaliden in % van de uitkeringsgerechtigden per leeftijd", "Invalides en % des titulaires par âge", "Persons on invalidity in % of the insured, by age"),
        Cats("20–29", "30–39", "40–49", "50–59", "60–64"),
        Row(S("Vrouwen", "Femmes", "Women"), Percent, null, 1.9m, 6.2m, 11.8m, 19.4m, 28.9m) with { Emphasis = true },
        Row(S("Mannen", "Hommes", "Men"), Percent, null, 1.2m, 3.5m, 6.9m, 13.1m, 22.7m));

    private Visual Table() => Make("table", VisualKind.Table,
        S("Uitgaven en dagen per jaar", "Dépenses et jours par an", "Spending and days a year"),
        S("Dagen (duizend) en aandeel", "Jours (milliers) et part", "Days (thousands) and share"),
        Years(2019, 2020, 2021),
        Row(S("Dagen", "Jours", "Days"), Persons, null, 118_204, 121_877, null),
        Row(S("Aandeel", "Part", "Share"), Percent, null, 71.2m, 72.8m, 73.1m));

    private Visual Panels() => Make("panels", VisualKind.Line,
        S("Zes gewesten en regelingen naast elkaar", "Six régions et régimes côte à côte", "Six regions and schemes side by side"),
        S("Personen, 2018 tot 2022", "Personnes, 2018 à 2022", "Persons, 2018 to 2022"),
        Years(2018, 2019, 2020, 2021, 2022),
        [.. Enumerable.Range(1, 6).Select(i => Row(S($"Groep {i}", $"Groupe {i}", $"Group {i}"), Persons, null, 1000 * i, 1100 * i, 1150 * i, i == 3 ? null : 1200 * i, 1190 * i))]);

    private Visual Make(string id, VisualKind kind, string title, string subtitle, IReadOnlyList<Category> categories, params Series[] series) => new()
    {
        Id = id,
        Kind = kind,
        Title = title,
        Subtitle = subtitle,
        CategoryHeading = S(categories[0].Period is null ? "Groep" : "Jaar", categories[0].Period is null ? "Groupe" : "Année", categories[0].Period is null ? "Group" : "Year"),
        Categories = categories,
        Series = series,
        Source = S("RIZIV, Jaarverslag 2022; RIZIV, Statistieken uitkeringen 2022", "INAMI, Rapport annuel 2022 ; INAMI, Statistiques des indemnités 2022", "NIHDI, Annual report 2022; NIHDI, Benefit statistics 2022"),
    };

    private static IReadOnlyList<Category> Years(params int[] years) =>
        [.. years.Select(y => new Category($"{y}-12-31", $"{y}", Period.Parse($"{y}-12-31"), false))];

    private static IReadOnlyList<Category> Cats(params string[] labels) => [.. labels.Select(l => new Category(l, l, null, false))];

    private Series Row(string label, Unit unit, string? moreIs, params decimal?[] values) =>
        new(label, label, unit, [.. values.Select((v, i) => v is { } value
            ? Point(value, unit, label, unit == Percent ? 1 : 0, i == values.Length - 1 && values.Length == 7 ? Precision.Provisional : Precision.Exact)
            : Missing(CellState.NotAvailable))], moreIs);

    private DataPoint Point(decimal value, Unit unit, string what, int decimals = 0, Precision precision = Precision.Exact)
    {
        var number = annex.Count + 1;
        var text = format.Number(value, decimals);
        var address = new CellAddress("riziv-2022", S("Jaarverslag 2022, deel 3: uitkeringen", "Rapport annuel 2022, partie 3 : indemnités", "Annual report 2022, part 3: benefits"), "RIZIV", null,
            "riziv-jaarverslag-2022-deel-3.xlsx", "Tabel 12", $"D{number + 6}", new string('a', 32) + new string('9', 32), 7, new DateTime(2026, 11, 20, 6, 0, 0, DateTimeKind.Utc));
        annex.Add(new AnnexEntry(number, $"{what}, {S("België", "Belgique", "Belgium")}, 2022", format.WithSymbol(text, unit.Symbol), value, unit, precision, "key",
            number % 9 == 0 ? [address, address with { Cell = "E40" }] : [address], number % 9 == 0 ? "D / E × 100" : null, null));
        return new DataPoint(value, decimals, CellState.Shown, precision, (precision == Precision.Rounded ? "~" : "") + text, number);
    }

    private static DataPoint Missing(CellState state) => new(null, 0, state, Precision.Exact, state == CellState.Suppressed ? "•" : "–", null);

    private string S(string nl, string fr, string en) => language switch { "nl" => nl, "fr" => fr, _ => en };
}
