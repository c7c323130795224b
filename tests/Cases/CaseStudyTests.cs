using System.Globalization;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Surveys.Loading;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Cases;

/// <summary>The fifteen cases as the warehouse gives them back: each fact once, with its cell, stated and inferred apart.</summary>
public abstract class CaseStudyTests<TEngine>(LazyFixture<CaseWarehouse<TEngine>> fixture) : IClassFixture<LazyFixture<CaseWarehouse<TEngine>>>
    where TEngine : ITestEngine, new()
{
    private CaseStudy Study => fixture.Value.Study;

    [EngineFact]
    public void The_overview_follows_from_the_cases_as_the_reference_says_line_by_line()
    {
        var reference = SurveyInstallation<TEngine>.Csv(File.ReadAllText(Path.Combine(SampleWarehouse.Root, "tests", "Reference", "serv-overview-check.csv")));
        Assert.Equal(35, reference.Count);
        Assert.Equal(reference.Count, Study.Overview.Count);
        foreach (var (expected, found) in reference.Zip(Study.Overview))
        {
            var fact = found.Line.Fact;
            Assert.Equal(expected["dimension"], fact.Dimension);
            Assert.Equal(expected["category"], fact.Category + (fact.IsAbout ? " (about)" : ""));
            Assert.Equal(expected["reported"], Number(fact.Reported));
            Assert.Equal(expected["from_cases"], InWords(found, found.FromStated, found.Stated.Count));
            Assert.Equal(expected["from_cases_plus_inferred"], InWords(found, found.FromAll, found.Stated.Count + found.Inferred.Count));
            Assert.Equal(
                expected["match"] switch
                {
                    "yes" => CaseOverviewStatus.Confirmed,
                    "closed_by_inference" => CaseOverviewStatus.ClosedByInference,
                    _ => CaseOverviewStatus.Unresolved,
                },
                found.Status);
            Assert.Equal(expected["match"] != "not_testable", found.IsTestable);
        }

        Assert.Equal(
            (22, 9, 4), (Study.CountOf(CaseOverviewStatus.Confirmed), Study.CountOf(CaseOverviewStatus.ClosedByInference), Study.CountOf(CaseOverviewStatus.Unresolved)));
    }

    [EngineFact]
    public void Thirteen_of_fifteen_had_people_centred_leadership_twelve_resumed_in_part_and_none_had_a_formal_trajectory()
    {
        Assert.Equal(15, Study.Cases.Count);
        Assert.Equal(13, Study.Matrix.CountOf("people_centred_leadership"));
        Assert.Equal(["S01", "S08"], Study.Cases.Select(c => c.Code).Except(Study.Matrix.Cells.Where(c => c.Key == "people_centred_leadership").SelectMany(c => c.Cases)));
        Assert.Equal(12, Study.Count("partial_resumption", "yes").Stated.Count);
        Assert.Empty(Study.Count("partial_resumption", "yes").Inferred);
        Assert.Equal((0, 3), (Study.Count("partial_resumption", "no").Stated.Count, Study.Count("partial_resumption", "no").Inferred.Count));
        Assert.Empty(Study.Count("formal_rit", "yes").Stated);
        Assert.Equal(15, Study.Count("formal_rit", "no").Stated.Count);
    }

    [EngineFact]
    public void The_matrix_counts_every_case_once_a_key()
    {
        Assert.Equal([3, 3, 2, 3, 4], Study.Matrix.Types.Select(t => Study.Matrix.CasesByType[t.Code].Count));
        Assert.Equal(["personal_strength", "meaningful_support", "people_centred_leadership", "work_career_adaptation", "room_for_care_recovery"], Study.Matrix.Keys.Select(k => k.Code));
        Assert.Equal([3, 3, 1, 3, 3], Study.Matrix.Types.Select(t => Study.Matrix.Cell(t.Code, "people_centred_leadership").Count));
        Assert.Equal(["S09", "S11", "S14"], Study.Matrix.Cell("flexibele_overbrugger", "people_centred_leadership").Cases);
        Assert.Equal(["S11", "S14"], Study.Matrix.Cell("flexibele_overbrugger", "people_centred_leadership").Explicit);
        Assert.Equal(73, Study.Matrix.Cells.Sum(c => c.Count));
    }

    [EngineFact]
    public void Every_fact_of_the_workbook_is_there_once_and_what_it_says_stands_in_its_cell()
    {
        Assert.Equal(
            (26, 73, 104, 146, 37),
            (Study.Cases.Sum(c => c.Inferred.Count()), Study.Cases.Sum(c => c.Keys.Count), Study.Cases.Sum(c => c.Supports.Count), Study.Cases.Sum(c => c.Adjustments.Count), Study.Cases.Sum(c => c.Interviews.Sum(i => i.Fact.Count))));
        var sheets = WorkbookFormat.Read("w", File.ReadAllBytes(SampleWarehouse.CasesFile)).Sheets.ToDictionary(s => s.Name!);
        foreach (var one in Study.Cases)
        {
            Assert.All(one.Profile, p => Assert.Equal(p.Fact.Code, At(p)));
            Assert.All(one.Keys, k => Assert.Equal(k.Fact.Key, At(k)));
            Assert.All(one.Supports, s => Assert.Equal(s.Fact.Actor, At(s)));
            Assert.All(one.Adjustments, a => Assert.Equal(a.Fact.Adjustment, At(a)));
            Assert.All(one.Interviews, i => Assert.Equal(i.Fact.Actor, At(i)));
            Assert.Equal(one.Code, At(one.Source));
        }

        Assert.All(Study.Overview, l => Assert.Equal(Number(l.Line.Fact.Reported), At(l.Line)));
        var values = Enumerable.Range(2, 15).Sum(row => Enumerable.Range(3, 30).Count(c => sheets["cases"][1, c]?.Text is { } h && !h.EndsWith("_fr", StringComparison.Ordinal) && !h.EndsWith("_en", StringComparison.Ordinal) && h != "source" && sheets["cases"][row, c] is not null))
            + Enumerable.Range(2, 15).Sum(row => Enumerable.Range(2, 4).Count(c => sheets["types"][row, c] is not null));
        Assert.Equal(values, Study.Cases.Sum(c => c.Stated.Count()));

        string At<T>(Sourced<T> fact)
            where T : CaseFact
        {
            Assert.Equal(A1.Of(fact.Fact.Place.RowNumber, fact.Fact.Place.ColumnNumber), fact.Address.Cell);
            Assert.Equal(("serv-2025", "serv2025.cases.xlsx"), (fact.Address.Publication, fact.Address.File));
            return sheets[fact.Address.Sheet!][fact.Fact.Place.RowNumber, fact.Fact.Place.ColumnNumber]!.Text;
        }
    }

    [EngineFact]
    public void Stated_and_inferred_never_share_a_field_and_every_inference_says_on_what_it_rests()
    {
        foreach (var one in Study.Cases)
        {
            Assert.Equal(one.Profile.Count, one.Profile.Select(p => p.Fact.Field).Distinct().Count());
            Assert.All(one.Stated, p => Assert.True(p.Fact is { Basis: "stated", Confidence: null, Explanation: null } && p.Address.Sheet != "inferred"));
            Assert.All(one.Inferred, p =>
            {
                Assert.Contains(p.Fact.Basis, CaseBasis.Inferred);
                Assert.Contains(p.Fact.Confidence, CaseBasis.Confidences);
                Assert.True(p.Fact.Explanation is { Nl.Length: > 10, Fr.Length: > 10, En.Length: > 10 });
                Assert.Equal("inferred", p.Address.Sheet);
            });
        }
    }

    [EngineFact]
    public void Texts_come_in_three_languages_and_codes_have_names()
    {
        var fields = CaseFieldCatalog.Load();
        foreach (var p in Study.Cases.SelectMany(c => c.Profile).Select(p => p.Fact))
        {
            var field = fields.Find(p.Field)!;
            var label = field.Kind == CaseFieldKind.Type ? Study.LabelOf("returner_type", p.Code) : fields.LabelOf(p.Field, p.Value);
            Assert.All(new[] { label.Nl, label.Fr, label.En }, text => Assert.NotEqual("", text));
            Assert.True(field.Kind != CaseFieldKind.Code || field.Values.Any(v => v.Code == p.Code), $"{p.Field}={p.Code} has no name.");
        }

        Assert.All(Study.Cases.SelectMany(c => c.Keys), k => Assert.True(k.Fact.Mechanism is { Nl.Length: > 0, Fr.Length: > 0, En.Length: > 0 }));
        Assert.Equal("fr,en", Study.Study.TranslatedByUs);
    }

    [EngineFact]
    public void Who_supported_is_counted_in_cases()
    {
        var supports = Study.Supports().ToDictionary(s => s.Actor.Code);

        // Lisa has a manager who supported and one who hindered; Sasha's two employers differ.
        Assert.Contains("S03", supports["manager"].Supportive);
        Assert.Contains("S03", supports["manager"].Hindering);
        Assert.Equal(["S07"], supports["employer"].Mixed);
        Assert.Single(supports["employer"].Hindering);
        Assert.Equal(104, Study.Cases.Sum(c => c.Supports.Count));
        Assert.True(supports["colleague"].Supportive.Count == supports["colleague"].Supportive.Distinct().Count());
    }

    private static string InWords(CaseOverviewResult line, decimal? number, int cases)
    {
        var text = Number(Math.Round(number!.Value, 1, MidpointRounding.AwayFromZero));
        return line.Line.Fact.Counts.MeanOf is null || cases == 15 ? text : string.Create(CultureInfo.InvariantCulture, $"{text} (n={cases})");
    }

    private static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}

public sealed class CaseStudyTestsOnSqlite(LazyFixture<CaseWarehouse<SqliteTestEngine>> fixture) : CaseStudyTests<SqliteTestEngine>(fixture);

public sealed class CaseStudyTestsOnSqlServer(LazyFixture<CaseWarehouse<SqlServerTestEngine>> fixture) : CaseStudyTests<SqlServerTestEngine>(fixture);
