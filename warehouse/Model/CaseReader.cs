using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model.Cases;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>Reads published studies of cases from the star schema; the cases of others are persons, of whom only <see cref="CodedStudyReader"/> counts.</summary>
public sealed class CaseReader(IWarehouseEngine engine) : ICaseReader
{
    private static readonly (string List, string Table)[] Lists =
        [("returner_type", "DimReturnerType"), ("key", "DimKey"), ("actor", "DimActor"), ("adjustment", "DimAdjustment")];

    /// <inheritdoc/>
    public IReadOnlyList<CaseStudySummary> Studies(DateTime? asOf = null)
    {
        using var connection = engine.OpenReading();
        return new CaseStore(connection, asOf).Studies();
    }

    /// <inheritdoc/>
    public CaseStudy? Study(string code, DateTime? asOf = null)
    {
        using var connection = engine.OpenReading();
        var store = new CaseStore(connection, asOf);
        if (store.Find(code) is not var (key, study, publication))
        {
            return null;
        }

        var cases = Cases(store, key, publication);
        if (cases.Count == 0)
        {
            return null;
        }

        var members = Lists.ToDictionary(l => l.List, l => store.Members(l.List, l.Table));
        var overview = store.OfStudy("FactCaseOverview", key).Select(r => With(r, publication, new CaseOverviewLine(
            r.Text("Dimension"), r.Text("Category"), r.Label("Label"), r.Number("Reported"), r.Bit("IsAbout"), CaseRule.Parse(r.Text("Counts")), r.Place())));
        return new CaseStudy
        {
            Study = study,
            Publication = publication,
            Cases = cases,
            Overview = CaseReconciliation.Of(overview, cases),
            Matrix = CaseMatrix.Of(cases, members["returner_type"], members["key"]),
            Codings = Codings(store, key, publication),
            Members = members,
        };
    }

    private static List<CaseRecord> Cases(CaseStore store, int key, Publication publication)
    {
        var profile = store.OfCases("FactCaseProfile", key).ToLookup(Case, r => With(r, publication, new CaseProfileValue(
            Case(r), r.Text("FieldCode"), Value(r), r.Text("Basis"), r.TextOrNull("Confidence"), r.LabelOrNull("Explanation"), r.Place())));
        var keys = store.OfCases("FactCaseKey", key, ", m.Code AS Member", "JOIN DimKey m ON m.KeyKey = f.KeyKey").ToLookup(Case, r => With(
            r, publication, new CaseKeyEvidence(Case(r), r.Text("Member"), r.Text("Evidence"), r.LabelOrNull("Mechanism"), r.Place())));
        var supports = store.OfCases("FactCaseSupport", key, ", m.Code AS Member", "JOIN DimActor m ON m.ActorKey = f.ActorKey").ToLookup(Case, r => With(
            r, publication, new CaseSupport(Case(r), r.Text("Member"), r.Text("SupportRole"), r.Text("Valence"), r.LabelOrNull("Note"), r.Place())));
        var adjustments = store.OfCases("FactCaseAdjustment", key, ", m.Code AS Member", "JOIN DimAdjustment m ON m.AdjustmentKey = f.AdjustmentKey")
            .ToLookup(Case, r => With(r, publication, new CaseAdjustment(
                Case(r), r.Text("Member"), r.TextOrNull("TimingFrom"), r.TextOrNull("TimingTo"), r.LabelOrNull("Timing"), r.LabelOrNull("Detail"), r.Text("Basis"), r.Place())));
        var interviews = store.OfCases("FactCaseInterview", key, ", m.Code AS Member", "JOIN DimActor m ON m.ActorKey = f.ActorKey").ToLookup(Case, r => With(
            r, publication, new CaseInterview(Case(r), r.Text("Member"), r.Text("RespondentGroup"), r.Whole("InterviewCount"), r.LabelOrNull("Note"), r.Place())));
        return
        [
            .. store.OfCases("FactStudyCase", key).GroupBy(Case).Select(g => g.First())
                .OrderBy(Case, StringComparer.Ordinal)
                .Select(r => new CaseRecord
                {
                    Code = Case(r),
                    Name = r.Text("CaseName"),
                    Source = With(r, publication, new StudyCase(Case(r), r.Text("CaseName"), r.Place())),
                    Profile = [.. profile[Case(r)]],
                    Keys = [.. keys[Case(r)]],
                    Supports = [.. supports[Case(r)]],
                    Adjustments = [.. adjustments[Case(r)]],
                    Interviews = [.. interviews[Case(r)]],
                }),
        ];
    }

    private static List<Sourced<CaseCoding>> Codings(CaseStore store, int key, Publication publication) =>
        store.OfStudy(
            "FactCaseCoding",
            key,
            ", c.Code AS CaseCode, k.Code AS KeyCode, a.Code AS ActorCode, j.Code AS AdjustmentCode",
            """
            LEFT JOIN DimCase c ON c.CaseKey = f.CaseKey
            LEFT JOIN DimKey k ON k.KeyKey = f.KeyKey
            LEFT JOIN DimActor a ON a.ActorKey = f.ActorKey
            LEFT JOIN DimAdjustment j ON j.AdjustmentKey = f.AdjustmentKey
            """)
            .Select(r => With(r, publication, new CaseCoding(
                r.TextOrNull("CaseCode"), Guid.Parse(r.Text("CodeGuid")), r.Text("CodeName"), r.Text("CodePath"), r.TextOrNull("KeyCode"), r.TextOrNull("ActorCode"),
                r.TextOrNull("AdjustmentCode"), r.Text("DocumentName"), r.Whole("StartPosition"), r.Whole("EndPosition"), r.Place())))
            .ToList();

    private static string Case(CaseRow row) => row.Text("CaseCode");

    /// <summary>A code or number stands once; a text in three languages.</summary>
    private static Label Value(CaseRow row)
    {
        var value = row.Text("FieldValue");
        return new Label(value, row.TextOrNull("FieldValueFr") ?? value, row.TextOrNull("FieldValueEn") ?? value);
    }

    private static Sourced<T> With<T>(CaseRow row, Publication publication, T fact)
        where T : CaseFact => new(fact, new CellAddress(
            publication.Code, publication.Title, publication.Publisher, publication.Url, row.Text("FileName"),
            row.TextOrNull("SheetName"), A1.Of(row.Whole("RowNumber"), row.Whole("ColumnNumber")), row.TextOrNull("Sha256") ?? "", row.Long("LoadKey"),
            row.Moment("LoadedAt"), publication.Kind));
}
