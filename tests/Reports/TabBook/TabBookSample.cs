using System.Globalization;
using ReIntegrationBI.Reports.Rendering.TabBook;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Reports.TabBook;

/// <summary>A made-up survey with every kind of question and every kind of trouble; its numbers are invented.</summary>
internal static class TabBookSample
{
    private const double Level = 0.05;

    private static readonly Label Guided = new("Werd u begeleid?", "Avez-vous été accompagné ?", "Were you guided?");
    private static readonly Label Sector = new("In welke sector werkt u?", "Dans quel secteur ?", "In which sector?");

    public static TabBookContent Content { get; } = new()
    {
        Survey = new Survey
        {
            Code = "proef2025",
            Title = new Label("Proefbevraging over terugkeer", "Enquête d’essai sur le retour", "Trial survey on the return"),
            Organiser = "Verzonnen Fonds",
            FirstDay = new DateOnly(2025, 3, 1),
            LastDay = new DateOnly(2025, 3, 31),
            Respondents = 640,
            Population = new Label("Wie in 2024 arbeidsongeschikt was", "Les personnes en incapacité en 2024", "People unfit for work in 2024"),
            Limits = new Label("Wie meedeed, koos daar zelf voor.", "La participation était volontaire.", "Those who took part chose to."),
            TranslatedByUs = "fr,en",
        },
        Tables = [Single, Multi, Ranking, Likert, Numeric],
        Language = "nl",
    };

    public static TabBookContent Synthetic { get; } = Content with { Tables = [.. Content.Tables.Select(t => t with { Respondents = t.Respondents with { IsSynthetic = true } })] };

    public static TabBookContent Weighted { get; } = Content with { Tables = [.. Content.Tables.Select(WithWeights)] };

    private static CrosstabTable Single => Table("back_at_work", "single", new("=Bent u weer aan het werk?", "Avez-vous repris ?", "Are you back at work?"),
    [
        Row("yes", new("Ja", "Oui", "Yes"), [Share(310, 640), Share(220, 400, "B"), Share(60, 160), Share(22, 60, "B"), null, None]),
        Row("no", new("-Neen", "Non", "No"), [Share(318, 640), Share(172, 400), Share(100, 160, "A"), Share(38, 60), Hidden, None]),
        Row("unknown", new("Weet niet", "Ne sait pas", "Do not know"), [Share(12, 640), Share(8, 400), Share(0, 160), Share(0, 60), Share(7, 20), None], CrosstabRowKind.NoAnswer),
    ]);

    private static CrosstabTable Multi => Table("adaptations", "multi", new("Welke aanpassingen kreeg u?", "", ""),
    [
        Row("hours", new("Minder uren", "Moins d’heures", "Fewer hours"), [Share(400, 640), Share(260, 400), Share(100, 160), Share(30, 60), Share(10, 20), None]),
        Row("tasks", new("@Ander werk", "D’autres tâches", "Other tasks"), [Share(301, 640), Share(199, 400, "B"), Share(61, 160), Share(31, 60), Share(11, 20), None]),
    ]) with
    { Base = new Label("wie weer werkt", "ceux qui ont repris", "those back at work"), AskedWhen = "back_at_work = yes" };

    private static CrosstabTable Ranking => Table("needs", "ranking", new("Wat hebt u het meest nodig?", "De quoi avez-vous le plus besoin ?", "What do you need most?"),
    [
        Row("time", new("Tijd", "Du temps", "Time"), [Share(333, 640), Share(211, 400), Share(77, 160), Share(29, 60), Share(9, 20), None]),
        Row("top3", new("Tijd: bij de eerste drie", "Du temps : parmi les trois premiers", "Time: among the first three"), [Share(555, 640), Share(355, 400), Share(133, 160), Share(49, 60), Share(13, 20), None], CrosstabRowKind.Group),
        Row("mean_rank", new("Tijd: gemiddelde plaats", "Du temps : place moyenne", "Time: mean place"), [Mean(1.5234), Mean(1.4811, "B"), Mean(1.7219), Mean(1.6007), None, None], CrosstabRowKind.Mean),
    ]);

    private static CrosstabTable Likert => Table("listened/employer", "grid", new("Werd er naar u geluisterd? Mijn werkgever", "Vous a-t-on écouté ? Mon employeur", "Were you listened to? My employer"),
        [.. Enumerable.Range(1, 5).Select(step => Row(
            "step" + step.ToString(CultureInfo.InvariantCulture), new($"Trede {step}", $"Degré {step}", $"Step {step}"),
            [Share(100 + step, 640), Share(70 + step, 400), Share(20 + step, 160), Share(10 + step, 60), Hidden, None]))]);

    private static CrosstabTable Numeric => Table("months", "numeric", new("Hoeveel maanden duurde het?", "Combien de mois ?", "How many months?"),
    [
        Row("mean", new("gemiddelde", "moyenne", "mean"), [Mean(7.3456), Mean(6.1), Mean(9.2222, "A"), Mean(8.25), new CrosstabCell { Value = 11.5 }, None], CrosstabRowKind.Mean),
        Row("sd", new("standaardafwijking", "écart type", "standard deviation"), [Spread(3.5), Spread(2.25), Spread(4.125), Spread(4), Spread(1.5), None], CrosstabRowKind.Mean),
    ]);

    private static CrosstabCell Spread(double value) => new() { Value = value };

    private static CrosstabCell? Hidden => new() { State = CellState.Suppressed };

    private static CrosstabCell? None => new() { State = CellState.NotAvailable };

    /// <summary>A table of any size, with a test for each pair of neighbours.</summary>
    public static CrosstabTable Large(string code, int answers, int columns)
    {
        var table = Table(code, "single", new($"Vraag {code}", "", ""), []);
        return table with
        {
            Columns = [table.Columns[0], .. Enumerable.Range(0, columns).Select(c => Column(Guided, $"c{c}", new($"Kolom {c}", "", ""), A1.Column(c + 1), 100 + c, BaseSize.Enough))],
            Rows = [.. Enumerable.Range(0, answers).Select(a => Row($"a{a}", new($"Antwoord {a}", "", ""), [.. Enumerable.Range(0, columns + 1).Select(c => Share(10 + a + c, 600))]))],
            Tests = [.. from a in Enumerable.Range(0, answers)
                        from c in Enumerable.Range(1, columns - 1)
                        select new CrosstabTest($"a{a}", A1.Column(c), A1.Column(c + 1), 100 + c, 101 + c, 1.25, 0.2113, false, null) { Question = "guided" }],
        };
    }

    private static CrosstabTable WithWeights(CrosstabTable table) => table with
    {
        Columns = [.. table.Columns.Select(c => c.State == CellState.Shown ? c with { WeightedBase = c.Base + 3, EffectiveBase = c.Base - 7 } : c)],
        Weights = new CrosstabWeights(
            new Label("Herwogen naar geslacht en gewest van de RIZIV-populatie", "Repondéré par sexe et région", "Raked to sex and region"), 518.43, 1.2345, 0.4, 2.9871,
            ["Converged after 7 rounds; largest difference 3.1E-09.", "sex: 2 categories; region: 3 categories."]),
    };

    private static CrosstabTable Table(string code, string type, Label label, IReadOnlyList<CrosstabRow> rows) => new()
    {
        Respondents = new RespondentSet(
            "proef2025", new Label("Proefbevraging", "Enquête d’essai", "Trial survey"), Period.Parse("2025-03"), 640, false, true,
            new CellAddress("proef2025", "Proefbevraging", "Verzonnen Fonds", null, "proef2025.respondents.csv", null, "A1", new string('a', 64), 3, new DateTime(2026, 11, 20, 14, 5, 0, DateTimeKind.Utc))),
        Question = code,
        Label = label,
        Type = type,
        Columns =
        [
            Column(null, "total", new("Totaal", "Total", "Total"), null, 640, BaseSize.Enough),
            Column(Guided, "yes", new("Ja", "Oui", "Yes"), "A", 400, BaseSize.Enough),
            Column(Guided, "no", new("Neen", "Non", "No"), "B", 160, BaseSize.Enough),
            Column(Sector, "care", new("Zorg", "Soins", "Care"), "A", 60, BaseSize.Small),
            Column(Sector, "build", new("Bouw", "Construction", "Building"), "B", 20, BaseSize.TooSmall),
            Column(Sector, "mines", new("Mijnen", "Mines", "Mines"), "C", null, BaseSize.TooSmall) with { State = CellState.NotAvailable },
        ],
        Rows = [.. rows.Select(r => r with { Cells = [.. r.Cells.Select(c => c ?? new CrosstabCell { State = CellState.Suppressed })] })],
        Tests = rows.Count == 0 ? [] :
        [
            new(rows[0].Code, "A", "B", 400, 160, 3.7512, 0.0001760, true, null) { Question = "guided" },
            new(rows[^1].Code, "A", "B", 400, 160, -0.4321, 0.6656, false, null) { Question = "guided" },
            new(rows[0].Code, "A", "B", null, null, null, null, false, "a base is under 30") { Question = "sector" },
            new(rows[0].Code, "A", "C", null, null, null, null, false, "a column has no base") { Question = "sector" },
            new(rows[^1].Code, "A", "B", 60, 20, null, null, false, "a base is under 30") { Question = "sector" },
            new(rows[^1].Code, "A", "B", 400, 160, null, null, false, "no spread to test against") { Question = "guided" },
            new(rows[^1].Code, "A", "B", 400, 160, null, null, false, "a reason nobody has thought of") { Question = "guided" },
        ],
        Level = Level,
        Threshold = 5,
    };

    private static CrosstabColumn Column(Label? question, string code, Label label, string? letter, int? count, BaseSize size) =>
        new() { Question = question is null ? null : question == Guided ? "guided" : "sector", QuestionLabel = question, Code = code, Label = label, Letter = letter, Base = count, Size = size };

    private static CrosstabRow Row(string code, Label label, IReadOnlyList<CrosstabCell?> cells, CrosstabRowKind kind = CrosstabRowKind.Answer) =>
        new(kind, code, label, [.. cells.Select(c => c ?? new CrosstabCell { State = CellState.Suppressed })]);

    private static CrosstabCell Share(int count, int of, string letters = "")
    {
        var share = 100.0 * count / of;
        return of < 30
            ? new CrosstabCell { Count = count, Value = share }
            : new CrosstabCell { Count = count, Value = share, Low = Math.Max(0, share - 3.0625), High = Math.Min(100, share + 3.1875), Letters = letters };
    }

    private static CrosstabCell Mean(double mean, string letters = "") => new() { Value = mean, Low = mean - 0.125, High = mean + 0.125, Letters = letters };
}
