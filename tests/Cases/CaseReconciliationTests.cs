using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Cases;

/// <summary>What confirms a reported number, and what never does.</summary>
public sealed class CaseReconciliationTests(LazyFixture<CaseWarehouse<SqliteTestEngine>> fixture) : IClassFixture<LazyFixture<CaseWarehouse<SqliteTestEngine>>>
{
    private static readonly CasePlace Here = new("s", 2, 1);
    private static readonly CellAddress Address = new("p", "P", "P", null, "f", "s", "A2", "", 1, DateTime.UnixEpoch);

    [Theory]
    [InlineData("aab", "", 2, CaseOverviewStatus.Confirmed)]
    [InlineData("aab", "a", 3, CaseOverviewStatus.ClosedByInference)]
    [InlineData("aab", "a", 2, CaseOverviewStatus.Confirmed)]
    [InlineData("aab", "a", 4, CaseOverviewStatus.Unresolved)]
    [InlineData("aab", "b", 3, CaseOverviewStatus.Unresolved)]
    [InlineData("", "aa", 2, CaseOverviewStatus.ClosedByInference)]
    [InlineData("b", "b", 0, CaseOverviewStatus.Confirmed)]
    public void A_number_is_confirmed_by_what_is_stated_alone(string stated, string inferred, int reported, CaseOverviewStatus expected) =>
        Assert.Equal(expected, Judge("x=a", reported, Cases("x", stated, inferred)).Status);

    [Theory]
    [InlineData("33", "", 3, CaseOverviewStatus.Confirmed)]
    [InlineData("34", "", 4, CaseOverviewStatus.Confirmed)] // 3.5 is rounded up
    [InlineData("34", "", 3, CaseOverviewStatus.Unresolved)]
    [InlineData("3?", "", 3, CaseOverviewStatus.Unresolved)] // one is not known
    [InlineData("3", "5", 4, CaseOverviewStatus.ClosedByInference)]
    [InlineData("4", "4", 4, CaseOverviewStatus.ClosedByInference)]
    [InlineData("3?", "5", 4, CaseOverviewStatus.Unresolved)]
    public void A_mean_needs_the_number_of_every_case(string stated, string inferred, int reported, CaseOverviewStatus expected)
    {
        var result = Judge("mean(x)", reported, Cases("x", stated, inferred));
        Assert.Equal(expected, result.Status);
        Assert.Equal(!stated.Contains('?', StringComparison.Ordinal), result.IsTestable);
    }

    [Fact]
    public void Values_may_count_alike_and_conditions_together()
    {
        var cases = new[] { One("1", ("x", "a", true), ("y", "p", true)), One("2", ("x", "b", true), ("y", "q", true)), One("3", ("x", "c", true), ("y", "p", false)) };

        Assert.Equal(["1", "2"], Judge("x=a|b", 2, cases).Stated);
        Assert.Equal(["1"], Judge("x=a|b & y=p", 1, cases).Stated);
        // A condition on something inferred makes the case count by inference.
        Assert.Equal(["1"], Judge("x=a|c & y=p", 2, cases).Stated);
        Assert.Equal(["3"], Judge("x=a|c & y=p", 2, cases).Inferred);
    }

    [Fact]
    public void Without_some_inferences_no_line_of_the_study_is_more_confirmed() => Prop.ForAll(
        Gen.Choose(0, 1).ArrayOf(26).ToArbitrary(),
        keep =>
        {
            var study = fixture.Value.Study;
            var inferred = study.Cases.SelectMany(c => c.Inferred).ToList();
            var left = study.Cases.Select(c => c with { Profile = [.. c.Profile.Where(p => p.Fact.IsStated || keep[inferred.IndexOf(p)] == 1)] }).ToList();
            var now = CaseReconciliation.Of(study.Overview.Select(l => l.Line), left);
            return study.Overview.Zip(now).All(l => Rank(l.Second.Status) <= Rank(l.First.Status));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void In_no_study_does_an_inference_confirm_anything() => Prop.ForAll(
        (from stated in Gen.Elements('a', 'b', '?').ArrayOf() from inferred in Gen.Elements('a', 'b').ArrayOf() from reported in Gen.Choose(0, 6) select (stated, inferred, reported)).ToArbitrary(),
        x =>
        {
            var with = Judge("x=a", x.reported, Cases("x", new string(x.stated), new string(x.inferred)));
            var without = Judge("x=a", x.reported, Cases("x", new string(x.stated), new string('?', x.inferred.Length)));
            return (with.Status == CaseOverviewStatus.Confirmed) == (without.Status == CaseOverviewStatus.Confirmed)
                && with.FromStated == without.FromStated
                && without.Status != CaseOverviewStatus.ClosedByInference;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("return_employer=same & return_function=adapted")]
    [InlineData("diagnosis_group=autoimmune|cardiovascular")]
    [InlineData("mean(age)")]
    [InlineData("age_band=20-29")]
    public void A_rule_is_written_as_it_was_read(string text) => Assert.Equal(text, CaseRule.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("age")]
    [InlineData("age=")]
    [InlineData("=a")]
    [InlineData("a=b=c")]
    [InlineData("a=b & ")]
    [InlineData("a=b||c")]
    [InlineData("a is b")]
    [InlineData("mean()")]
    [InlineData("mean(a, b)")]
    public void What_is_no_rule_is_none(string text)
    {
        Assert.False(CaseRule.TryParse(text, out _));
        Assert.Throws<FormatException>(() => CaseRule.Parse(text));
    }

    private static int Rank(CaseOverviewStatus status) => status switch { CaseOverviewStatus.Confirmed => 2, CaseOverviewStatus.ClosedByInference => 1, _ => 0 };

    private static CaseOverviewResult Judge(string rule, decimal reported, IReadOnlyList<CaseRecord> cases) => CaseReconciliation.Of(
        [new Sourced<CaseOverviewLine>(new CaseOverviewLine("d", "c", new Label("l", "l", "l"), reported, false, CaseRule.Parse(rule), Here), Address)], cases).Single();

    /// <summary>One case a letter; of <c>?</c> nothing is known.</summary>
    private static List<CaseRecord> Cases(string field, string stated, string inferred) =>
    [
        .. stated.Select((v, i) => One("s" + i.ToString(CultureInfo.InvariantCulture), (field, v.ToString(), true))),
        .. inferred.Select((v, i) => One("i" + i.ToString(CultureInfo.InvariantCulture), (field, v.ToString(), false))),
    ];

    private static CaseRecord One(string code, params (string Field, string Value, bool IsStated)[] values) => new()
    {
        Code = code,
        Name = code,
        Source = new Sourced<StudyCase>(new StudyCase(code, code, Here), Address),
        Profile =
        [
            .. values.Where(v => v.Value != "?").Select(v => new Sourced<CaseProfileValue>(
                new CaseProfileValue(code, v.Field, new Label(v.Value, v.Value, v.Value), v.IsStated ? CaseBasis.Stated : CaseBasis.TotalClosure, v.IsStated ? null : "low", null, Here), Address)),
        ],
    };
}
