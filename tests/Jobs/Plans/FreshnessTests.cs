using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ReIntegrationBI.Portal.Jobs.Plans;
using ReIntegrationBI.Warehouse.Results;
using AnEdition = ReIntegrationBI.Portal.Jobs.Plans.Edition;

namespace ReIntegrationBI.Tests.Jobs.Plans;

public class FreshnessTests
{
    private static readonly EditionCalendar Yearly = new("report", EditionUnit.Year, 1, 6, 30) { WarnAfterDays = 7, FailAfterDays = 30 };
    private static readonly EditionCalendar Quarterly = new("stock", EditionUnit.Quarter, 2, 0, 20) { WarnAfterDays = 0, FailAfterDays = 10 };
    private static readonly EditionCalendar Monthly = new(null, EditionUnit.Month, 1, 0, 31) { WarnAfterDays = 3, FailAfterDays = 5 };

    [Theory]
    [InlineData("2025-12-31", "fresh")]
    [InlineData("2026-01-01", "due")]
    [InlineData("2026-06-30", "due")]
    [InlineData("2026-07-07", "due")]
    [InlineData("2026-07-08", "late")]
    [InlineData("2026-07-30", "late")]
    [InlineData("2026-07-31", "overdue")]
    [InlineData("2030-01-01", "overdue")]
    public void A_yearly_edition_is_expected_by_its_day_in_the_year_after(string today, string state) => Assert.Equal(
        new FreshnessFinding(state, Edition("2025"), new DateOnly(2026, 6, 30), Edition("2024")), Of(Yearly, today, "2023", "2024", "2019"));

    [Theory]
    [InlineData("2026-06-30", "fresh")]
    [InlineData("2026-07-01", "due")]
    [InlineData("2026-08-20", "due")]
    [InlineData("2026-08-21", "late")]
    [InlineData("2026-08-30", "late")]
    [InlineData("2026-08-31", "overdue")]
    public void A_quarterly_edition_is_expected_so_many_months_after_its_quarter(string today, string state) => Assert.Equal(
        (state, "2026-Q2", new DateOnly(2026, 8, 20)), Parts(Of(Quarterly, today, "2026-03-31")));

    [Theory]
    [InlineData("2026-02-28", "due", "2026-01", "2026-02-28")]
    [InlineData("2026-03-04", "late", "2026-01", "2026-02-28")]
    [InlineData("2026-03-06", "overdue", "2026-01", "2026-02-28")]
    public void A_day_that_a_month_has_not_is_its_last(string today, string state, string edition, string by) =>
        Assert.Equal((state, edition, DateOnly.Parse(by, CultureInfo.InvariantCulture)), Parts(Of(Monthly, today, "2025-12")));

    [Fact]
    public void Where_nothing_was_loaded_the_newest_edition_whose_day_has_passed_is_missing()
    {
        Assert.Equal(("overdue", "2025", new DateOnly(2026, 6, 30)), Parts(Of(Yearly, "2026-11-28")));
        Assert.Equal(("overdue", "2024", new DateOnly(2025, 6, 30)), Parts(Of(Yearly, "2026-03-01")));
    }

    [Fact]
    public void Editions_before_the_first_that_is_expected_are_nobodys_debt()
    {
        var from = Yearly with { From = Edition("2026") };
        Assert.Equal(("fresh", "2026", new DateOnly(2027, 6, 30)), Parts(Of(from, "2026-11-28")));
        Assert.Equal(("fresh", "2026", new DateOnly(2027, 6, 30)), Parts(Of(from, "2026-11-28", "2017")));
        Assert.Equal(("due", "2026", new DateOnly(2027, 6, 30)), Parts(Of(from, "2027-01-01", "2017")));
        Assert.Equal(("fresh", "2028", new DateOnly(2029, 6, 30)), Parts(Of(from, "2027-01-01", "2027")));
    }

    [Fact]
    public void A_slice_without_a_period_counts_for_the_last_one_that_was_over_when_it_was_loaded()
    {
        Assert.Equal("2026-02", Monthly.EditionOf("", new DateOnly(2026, 3, 1)).ToString());
        Assert.Equal("2025", Yearly.EditionOf("", new DateOnly(2026, 12, 31)).ToString());
        Assert.Equal("2026-Q3", Quarterly.EditionOf("2026-08", new DateOnly(2027, 1, 1)).ToString());
        Assert.Equal("2023", Yearly.EditionOf("2023-11", new DateOnly(2027, 1, 1)).ToString());
        Assert.Null(Monthly.EditionOf("2026", new DateOnly(2027, 1, 1)));
        Assert.Null(Monthly.EditionOf("second edition", new DateOnly(2027, 1, 1)));
    }

    [Theory]
    [InlineData(EditionUnit.Year, "2025")]
    [InlineData(EditionUnit.Quarter, "2025-Q1")]
    [InlineData(EditionUnit.Quarter, "2025-Q4")]
    [InlineData(EditionUnit.Month, "2025-01")]
    [InlineData(EditionUnit.Month, "2025-12")]
    public void An_edition_is_written_as_it_is_read(EditionUnit unit, string text)
    {
        var edition = AnEdition.Parse(unit, text)!.Value;
        Assert.Equal(text, edition.ToString());
        Assert.Equal(edition, AnEdition.Of(unit, edition.FirstDay));
        Assert.Equal(edition, AnEdition.Of(unit, edition.LastDay));
        Assert.Equal(edition.LastDay.AddDays(1), edition.Next.FirstDay);
        Assert.Equal(edition.FirstDay.AddDays(-1), edition.Previous.LastDay);
    }

    [Theory]
    [InlineData(EditionUnit.Year, "2025-01")]
    [InlineData(EditionUnit.Quarter, "2025-01")]
    [InlineData(EditionUnit.Quarter, "2025-Q5")]
    [InlineData(EditionUnit.Month, "2025")]
    [InlineData(EditionUnit.Month, "2025-13")]
    [InlineData(EditionUnit.Month, "")]
    public void What_is_no_edition_of_the_unit_is_not_read(EditionUnit unit, string text) => Assert.Null(AnEdition.Parse(unit, text));

    [Fact]
    public void Without_a_load_a_dataset_only_grows_older() => Hold(c =>
        Rank(c.Finding(c.Today)) <= Rank(c.Finding(c.Today.AddDays(c.Step))));

    [Fact]
    public void A_load_of_what_is_expected_never_makes_it_worse_and_moves_on() => Hold(c =>
    {
        var before = c.Finding(c.Today);
        var after = Freshness.Of(c.Calendar, [.. c.Loaded, before.Expected], c.Today);
        return Rank(after) <= Rank(before) && after.Expected == before.Expected.Next && after.Newest == before.Expected;
    });

    [Fact]
    public void The_order_of_loads_and_their_repetition_do_not_matter() => Hold(c =>
        c.Finding(c.Today) == Freshness.Of(c.Calendar, c.Loaded.Reverse().Concat(c.Loaded), c.Today));

    [Fact]
    public void The_states_follow_from_the_days() => Hold(c =>
    {
        var f = c.Finding(c.Today);
        var late = c.Today.DayNumber - f.By.DayNumber;
        return f.By == c.Calendar.ExpectedBy(f.Expected) && (f.State switch
        {
            FreshnessState.Fresh => f.Expected.LastDay >= c.Today && late <= 0,
            FreshnessState.Due => late <= c.Calendar.WarnAfterDays && (f.Expected.LastDay < c.Today || late > 0),
            FreshnessState.Late => late > c.Calendar.WarnAfterDays && late <= c.Calendar.FailAfterDays,
            _ => late > c.Calendar.FailAfterDays,
        });
    });

    [Fact]
    public void Days_by_which_editions_are_expected_stand_in_their_order_and_not_before_their_last_month() => Hold(c =>
    {
        var e = AnEdition.Of(c.Calendar.Unit, c.Today);
        var by = c.Calendar.ExpectedBy(e);
        return by < c.Calendar.ExpectedBy(e.Next)
            && (c.Calendar.Unit == EditionUnit.Year ? by.Year >= e.LastDay.Year : by >= new DateOnly(e.LastDay.Year, e.LastDay.Month, 1));
    });

    private static void Hold(Func<Case, bool> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => property(new Case(seed))).QuickCheckThrowOnFailure();

    private static int Rank(FreshnessFinding finding) => FreshnessState.All.ToList().IndexOf(finding.State);

    private static (string, string, DateOnly) Parts(FreshnessFinding finding) => (finding.State, finding.Expected.ToString(), finding.By);

    private static AnEdition Edition(string text) => AnEdition.Parse(EditionUnit.Year, text)!.Value;

    private static FreshnessFinding Of(EditionCalendar calendar, string today, params string[] loaded) => Freshness.Of(
        calendar, loaded.Select(p => AnEdition.Of(calendar.Unit, Period.Parse(p))!.Value), DateOnly.Parse(today, CultureInfo.InvariantCulture));

    /// <summary>A calendar, some loads and a day, made up from a seed.</summary>
    private sealed class Case
    {
        public Case(int seed)
        {
            var random = new Random(seed);
            var unit = (EditionUnit)random.Next(3);
            Today = new DateOnly(2020, 1, 1).AddDays(random.Next(4000));
            Step = random.Next(400);
            var warn = random.Next(40);
            Calendar = new EditionCalendar("x", unit, random.Next(4), random.Next(1, 13), random.Next(1, unit == EditionUnit.Year ? 29 : 32))
            {
                WarnAfterDays = warn, FailAfterDays = warn + random.Next(40),
                From = random.Next(3) == 0 ? AnEdition.Of(unit, Today.AddDays(random.Next(-900, 900))) : null,
            };
            // Where nothing was ever loaded and no edition is the first, what is missing moves on with the days.
            var least = Calendar.From is null ? 1 : 0;
            Loaded = [.. Enumerable.Range(0, random.Next(least, 6)).Select(_ => AnEdition.Of(unit, Today.AddDays(-random.Next(1500))))];
        }

        public EditionCalendar Calendar { get; }

        public DateOnly Today { get; }

        public int Step { get; }

        public IReadOnlyList<AnEdition> Loaded { get; }

        public FreshnessFinding Finding(DateOnly today) => Freshness.Of(Calendar, Loaded, today);
    }
}
