using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Rendering.Workbook;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Reports;

/// <summary>A made-up report with every kind of visual and every kind of trouble; its numbers are invented.</summary>
internal static class WorkbookSample
{
    private static readonly Unit Persons = new("persons", new Label("personen", "personnes", "persons"), "", "persons", 1);
    private static readonly Unit Percent = new("percent", new Label("procent", "pour cent", "per cent"), "%", "share", 1);

    public static WorkbookTexts Dutch { get; } = new()
    {
        Cover = "Omslag",
        Contents = "Inhoud",
        Notes = "Toelichting",
        Provenance = "Herkomst",
        Chart = "Grafiek",
        Period = "Verslagmaand",
        InShort = "In het kort",
        MadeOn = "Gemaakt op",
        KnownAt = "Gegevens bekend op",
        Sheet = "Blad",
        Page = "Bladzijde",
        Finding = "Bevinding",
        Measure = "Maat, eenheid en periode",
        Source = "Bron",
        Kind = "Soort",
        About = "Bij",
        Text = "Tekst",
        Lead = "Uitleg",
        Caveat = "Voorbehoud",
        Note = "Noot",
        Remark = "Opmerking van de bron",
        MoreIs = "Hoe te lezen",
        Term = "Begrip",
        Status = "Status",
        Suppressed = "onderdrukt",
        NotAvailable = "n.b.",
        OfWhich = "waarvan",
        DataOnSheet = "Gegevens op blad",
        Number = "Nr.",
        What = "Wat",
        Value = "Waarde",
        AsPrinted = "Zoals gedrukt",
        Unit = "Eenheid",
        Precision = "Nauwkeurigheid",
        Formula = "Berekening",
        Publication = "Publicatie",
        Publisher = "Uitgever",
        Url = "Adres",
        File = "Bestand",
        SheetOfFile = "Blad van het bestand",
        Cell = "Cel",
        Sha256 = "SHA-256",
        LoadedAt = "Geladen op (UTC)",
        Precisions = Enum.GetValues<Precision>().ToDictionary(p => p, p => p switch
        {
            Precision.Exact => "exact",
            Precision.Rounded => "afgerond",
            Precision.Reconstructed => "gereconstrueerd",
            Precision.AtLeast => "meer dan",
            Precision.Provisional => "voorlopig",
            Precision.Forecast => "raming",
            Precision.Budget => "begroting",
            _ => "doel",
        }),
        Glossary = [new WorkbookTerm("Invaliditeit", "Arbeidsongeschiktheid die langer dan een jaar duurt.")],
    };

    public static ReportContent Content { get; } = new()
    {
        Name = "made-up-report",
        Language = "nl",
        Title = "Arbeidsongeschiktheid & werkhervatting: maandverslag",
        Subtitle = "Een verzonnen verslag voor de test",
        Period = Period.Parse("2026-11"),
        KnownAt = new DateTime(2026, 11, 21, 8, 30, 0, DateTimeKind.Utc),
        CoverSentences =
        [
            "Op 31 december 2024 waren 526.507 personen invalide, 5,1 % meer dan een jaar eerder.",
            "Psychische stoornissen zijn de grootste groep.",
            "=Deze zin begint met een teken dat geen formule mag worden.",
        ],
        Pages =
        [
            new ReportPage(
                "invalidity", "Invaliditeit per regeling: werknemers/zelfstandigen [2016-2024]", "Het aantal invaliden steeg in elk gewest.", "Wie langer dan een jaar arbeidsongeschikt is, is invalide.",
                [Cards, Lines], ["In 2019 veranderde de definitie.", "-Twee bronnen spreken elkaar tegen."]),
            new ReportPage(
                "diseases", "L'invalidité et 'l'épuisement'", "Psychische stoornissen zijn de grootste groep, en hun aandeel groeit bij mannen én vrouwen, jongeren én ouderen.", "+Burn-out is een deel van de psychische stoornissen.",
                [Bars, PairedBars, Stacked], []),
            new ReportPage(
                "keys", "L'invalidité et 'l'épuisement'", "@Vijf sleutels keren terug.", "Uit de gevalstudies.", [Plain, Multiples], []),
        ],
        Annex =
        [
            new AnnexEntry(1, "Invaliden, Vlaanderen, 31 december 2024", "258.001", 258001, Persons, Precision.Exact, "invalidity", [Address("C7")], null, "Inclusief grensarbeiders"),
            new AnnexEntry(2, "Aandeel, som van twee", "≥18,5 %", 18.5m, Percent, Precision.AtLeast, "diseases", [Address("D8"), Address("D9") with { Url = null, Sheet = null }], "=D8+D9", null),
            new AnnexEntry(3, "Zonder adres", "7", 7, Persons, Precision.Target, "keys", [], null, "Inclusief grensarbeiders"),
        ],
    };

    private static Visual Cards => Draw("cards", VisualKind.KpiCards, "Het aantal invaliden nam toe", "Jaar", Years(4),
        Row("Invaliden", Persons, [471927, 485435, 501011, 526507], moreIs: "Minder is beter"), Row("Aandeel vrouwen", Percent, [58.1m, 58.4m, null, 59.03m]));

    private static Visual Lines => Draw("lines", VisualKind.Line, "Vlaanderen telt de meeste invaliden, en het aantal stijgt er sinds 2016 elk jaar sneller dan in de rest van het land", "Jaar", Years(9),
        Row("Vlaanderen", Persons, [190210, 201330, null, 215002, 224441, 231876, 239004, 248300, 258001], emphasis: true),
        Row("Wallonië", Persons, [150100, 155210, 160010, 165220, 170101, null, 180220, 186111, 191000]),
        Row("Brussel", Persons, [31000, 32100, 33020, 34001, 35000, 36050, 37044, 38100, 39221]),
        Row("Buitenland", Persons, [null, null, 80100, 81000, 82000, 83000, 84000, 85050, 86000])) with
        { Notes = ["In 2018 ontbreekt Vlaanderen; de lijn is er onderbroken.", "Eindstand op 31 december."] };

    private static Visual Bars => Draw("bars", VisualKind.Bar, "Psychische stoornissen zijn goed voor meer dan een derde", "Ziektegroep",
        [new("F", "Psychische stoornissen", null, false), new("F43", "Burn-out en depressie", null, true), new("M", "Ziekten van spieren en botten", null, false), new("I", "Hart- en vaatziekten", null, false), new("U", "Zeldzame ziekten", null, false), new("X", "=Onbekend", null, false)],
        Row("Invaliden", Persons, [191500, 131007, 167222, 29870, null, 1204], suppressed: 4, emphasis: true));

    private static Visual PairedBars => Draw("paired-bars", VisualKind.Bar, "Vrouwen zijn vaker invalide dan mannen", "Leeftijd",
        [.. new[] { "tot 29 jaar", "30 tot 39 jaar", "40 tot 49 jaar", "50 tot 59 jaar", "60 jaar en ouder" }.Select(a => new Category(a, a, null, false))],
        Row("Mannen", Percent, [1.2m, 3.45m, 6.1m, 11.8m, 21.3m]), Row("Vrouwen", Percent, [1.9m, 5.2m, 9.4m, 17.25m, null], emphasis: true));

    private static Visual Stacked => Draw("stacked", VisualKind.StackedBar, "Zes op de tien vinden het gesprek nuttig", "Vraag",
        [new("q1", "Het gesprek was nuttig", null, false), new("q2", "Mijn werkgever luisterde", null, false), new("q3", "Ik kreeg aangepast werk", null, false)],
        Row("Helemaal eens", Percent, [22, 18.5m, 12]), Row("Eens", Percent, [39, 31.5m, 20]), Row("Neutraal", Percent, [21, 25, 30]),
        Row("Oneens", Percent, [15, 15, 25]), Row("Helemaal oneens", Percent, [3, 10, 13]));

    private static Visual Plain => Draw("plain", VisualKind.Table, "De vijf sleutels in het kort", "Sleutel",
        [new("1", "Vertrouwen", null, false), new("2", "Vroeg contact", null, false)], Row("Gevallen", Persons, [12, 9]), Row("gevallen", Persons, [3, 1]));

    private static Visual Multiples => Draw("plain_", VisualKind.Line, "In elke provincie stijgt het aantal", "Jaar", Years(5),
        [.. new[] { "Antwerpen", "Limburg", "Luik", "Namen", "Henegouwen" }.Select((p, i) => Row(p, Persons, [10000 + (i * 5000), 11000 + (i * 5000), 12500 + (i * 5000), 13000 + (i * 5000), 14000 + (i * 5000)]))]);

    private static Visual Draw(string id, VisualKind kind, string title, string heading, IReadOnlyList<Category> categories, params Series[] series) => new()
    {
        Id = id,
        Kind = kind,
        Title = title,
        Subtitle = "Aantal of aandeel, België, op 31 december",
        CategoryHeading = heading,
        Categories = categories,
        Series = series,
        Source = "RIZIV, verzonnen uitgave",
    };

    private static Series Row(string label, Unit unit, decimal?[] values, string? moreIs = null, bool emphasis = false, int suppressed = -1) => new(
        label, label, unit,
        [.. values.Select((v, i) => new DataPoint(
            v, v?.Scale ?? 0, v is not null ? CellState.Shown : i == suppressed ? CellState.Suppressed : CellState.NotAvailable,
            i == values.Length - 1 && v is not null ? Precision.Provisional : Precision.Exact, "", null))],
        moreIs, emphasis);

    private static Category[] Years(int count) =>
        [.. Enumerable.Range(2025 - count, count).Select(y => new Category($"{y}", $"{y}", Period.Parse($"{y}"), false))];

    private static CellAddress Address(string cell) => new(
        "riziv-2024", "Statistieken van de invaliditeit 2024", "RIZIV", "https://www.riziv.fgov.be/statistiek?jaar=2024&taal=nl", "invaliditeit_2024.xlsx", "Tabel 1", cell,
        new string('a', 64), 12, new DateTime(2026, 11, 20, 14, 5, 0, DateTimeKind.Utc));
}
