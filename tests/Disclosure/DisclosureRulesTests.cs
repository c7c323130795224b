using ReIntegrationBI.Warehouse.Disclosure;

namespace ReIntegrationBI.Tests.Disclosure;

public class DisclosureRulesTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(12)]
    [InlineData(0)]
    public void A_threshold_outside_3_to_11_is_refused(int threshold) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DisclosureRule(threshold));

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(11)]
    public void Counts_below_the_threshold_are_hidden_and_only_those_by_themselves(int threshold)
    {
        var system = new CountSystem();
        for (var count = 0; count <= 12; count++)
        {
            system.Cell($"{count:D2}", count);
        }

        var pattern = new DisclosureControl(new DisclosureRule(threshold)).Protect(system);
        Assert.Equal(Enumerable.Range(1, threshold - 1).Select(count => $"{count:D2}"), pattern.Hidden.Order(StringComparer.Ordinal));
        Assert.True(pattern.IsProtected);
        Assert.All(pattern.Intervals.Values, interval => Assert.Equal(new CountInterval(0, null), interval));
    }

    [Fact]
    public void A_small_cell_never_hides_alone_in_a_sum()
    {
        var system = new CountSystem().Cell("yes", 3).Cell("no", 40).Cell("maybe", 20).Cell("all", 63, CellLevel.GrandTotal).Sum("all", ["yes", "no", "maybe"]);
        var pattern = new DisclosureControl().Protect(system);
        Assert.Equal(["maybe", "yes"], pattern.Hidden.Order(StringComparer.Ordinal));
        Assert.Equal((CellTreatment.Primary, CellTreatment.Secondary), (pattern.Treatments["yes"], pattern.Treatments["maybe"]));
        Assert.Equal((23, 0..23), (pattern.HiddenPersons, (int)pattern.Intervals["yes"].Min..(int)pattern.Intervals["yes"].Max!));
    }

    [Fact]
    public void Two_small_cells_that_make_a_small_visible_sum_take_a_third_with_them()
    {
        // 1 + 2 = 3 of 43 would be known to be 3 together: neither can be more than 3.
        var system = new CountSystem().Cell("a", 1).Cell("b", 2).Cell("c", 30).Cell("d", 10).Cell("all", 43, CellLevel.GrandTotal).Sum("all", ["a", "b", "c", "d"]);
        var pattern = new DisclosureControl().Protect(system);
        Assert.Equal(["a", "b", "d"], pattern.Hidden.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1, 3, false)]
    [InlineData(1, 4, true)]
    [InlineData(0, 5, true)]
    public void An_interval_is_wide_enough_from_the_threshold_on(long one, long other, bool passes)
    {
        // What is visible gives their sum, so each is between 0 and that.
        var system = new CountSystem().Cell("a", one).Cell("b", other).Cell("c", 20).Cell("all", one + other + 20).Sum("all", ["a", "b", "c"]);
        var report = new Auditor().Audit(system, new HashSet<string> { "a", "b" });
        Assert.Equal(new CountInterval(0, one + other), report.Intervals["a"]);
        Assert.Equal(passes, report.Passed);
        Assert.Equal(passes ? [] : ["a", "b"], report.Findings.Select(finding => finding.Id));
    }

    [Fact]
    public void The_full_cell_of_a_group_is_hidden_with_an_empty_one()
    {
        var pattern = new DisclosureControl().Protect(Concentrated());
        Assert.True(pattern.IsProtected);
        Assert.Equal(CellTreatment.Primary, pattern.Treatments["men yes"]);
        Assert.True(pattern.IsHidden("men no") || pattern.IsHidden("men unknown"));
        Assert.False(pattern.IsHidden("men"));
        Assert.True(pattern.Intervals["men yes"].Min <= 12 - 5);
    }

    [Fact]
    public void The_auditor_finds_a_group_whose_empty_cells_are_all_visible()
    {
        // Hiding men and men yes leaves the number open and tells all the same what the men said.
        var system = Concentrated();
        var report = new Auditor().Audit(system, new HashSet<string> { "men", "men yes", "women", "women yes" });
        Assert.False(report.Passed);
        Assert.Contains(report.Findings, finding => finding.Id == "men yes" && finding.Reason.Contains("All persons of a group", StringComparison.Ordinal));
    }

    [Fact]
    public void A_group_whose_other_parts_are_impossible_tells_nothing()
    {
        var system = new CountSystem().Cell("a", 30).Cell("b", 0, fixture: CellFixture.ImpossibleByDefinition).Cell("all", 30).Group("all", ["a", "b"]);
        Assert.Empty(new DisclosureControl().Protect(system).Hidden);
    }

    [Fact]
    public void An_empty_group_tells_nothing()
    {
        var system = new CountSystem().Cell("a", 0).Cell("b", 0).Cell("all", 0).Group("all", ["a", "b"]);
        Assert.Empty(new DisclosureControl().Protect(system).Hidden);
    }

    [Fact]
    public void An_impossible_cell_is_never_hidden_for_another()
    {
        var system = new CountSystem()
            .Cell("a", 3).Cell("b", 0, fixture: CellFixture.ImpossibleByDefinition).Cell("c", 500).Cell("all", 503, CellLevel.GrandTotal)
            .Sum("all", ["a", "b", "c"]);
        Assert.Equal(["a", "c"], new DisclosureControl().Protect(system).Hidden.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_was_released_elsewhere_stays_visible_and_another_cell_protects()
    {
        var system = new CountSystem()
            .Cell("a", 3).Cell("b", 10, fixture: CellFixture.Released).Cell("c", 500).Cell("all", 513, CellLevel.GrandTotal)
            .Sum("all", ["a", "b", "c"]);
        Assert.Equal(["a", "c"], new DisclosureControl().Protect(system).Hidden.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Where_what_was_released_gives_a_cell_away_the_result_says_so()
    {
        var system = new CountSystem()
            .Cell("a", 3).Cell("b", 500, fixture: CellFixture.Released).Cell("all", 503, fixture: CellFixture.Released)
            .Sum("all", ["a", "b"]);
        var pattern = new DisclosureControl().Protect(system);
        Assert.False(pattern.IsProtected);
        Assert.Equal("a", Assert.Single(pattern.Unprotected).Id);
        Assert.True(pattern.IsHidden("a"));
        Assert.Equal(new CountInterval(3, 3), pattern.Intervals["a"]);
    }

    [Fact]
    public void A_small_count_that_was_released_cannot_be_protected()
    {
        var pattern = new DisclosureControl().Protect(new CountSystem().Cell("a", 3, fixture: CellFixture.Released));
        Assert.Equal("a", Assert.Single(pattern.Unprotected).Id);
    }

    [Fact]
    public void A_cell_withheld_on_demand_is_protected_like_a_small_one()
    {
        var system = new CountSystem()
            .Cell("a", 300, fixture: CellFixture.Withheld).Cell("b", 50).Cell("c", 60).Cell("all", 410, CellLevel.GrandTotal)
            .Sum("all", ["a", "b", "c"]);
        Assert.Equal(["a", "b"], new DisclosureControl().Protect(system).Hidden.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_grand_total_is_hidden_only_where_nothing_else_protects()
    {
        var one = new CountSystem().Cell("a", 2).Cell("b", 900).Cell("all", 902, CellLevel.GrandTotal, cost: 0.001).Sum("all", ["a", "b"]);
        Assert.Equal(["a", "b"], new DisclosureControl().Protect(one).Hidden.Order(StringComparer.Ordinal));

        var other = new CountSystem()
            .Cell("a", 2).Cell("b", 900, fixture: CellFixture.Released).Cell("all", 902, CellLevel.GrandTotal).Sum("all", ["a", "b"]);
        var pattern = new DisclosureControl().Protect(other);
        Assert.True(pattern.IsProtected);
        Assert.Equal(["a", "all"], pattern.Hidden.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_cell_in_two_tables_is_protected_in_both()
    {
        // b protects a in the first table; the second would give b away.
        var system = new CountSystem()
            .Cell("a", 2).Cell("b", 20).Cell("all", 22, CellLevel.GrandTotal).Sum("all", ["a", "b"])
            .Cell("b men", 12).Cell("b women", 8).Sum("b", ["b men", "b women"]);
        var pattern = new DisclosureControl().Protect(system);
        Assert.True(pattern.IsProtected);
        Assert.True(pattern.IsHidden("b men") || pattern.IsHidden("b women"));
    }

    [Fact]
    public void What_is_equal_by_routing_is_hidden_together()
    {
        var system = new CountSystem()
            .Cell("q1 yes", 4).Cell("q1 no", 30).Cell("q1 maybe", 30).Cell("q1", 64, CellLevel.GrandTotal).Sum("q1", ["q1 yes", "q1 no", "q1 maybe"])
            .Cell("q2 base", 4, CellLevel.GrandTotal).Same("q2 base", "q1 yes");
        var pattern = new DisclosureControl().Protect(system);
        Assert.Equal(CellTreatment.Primary, pattern.Treatments["q2 base"]);
        Assert.True(pattern.IsProtected);
    }

    [Fact]
    public void Parts_that_nothing_links_do_not_change_each_other()
    {
        var alone = RandomSystems.TwoWay(new Random(3), 5, 4);
        var both = RandomSystems.Shuffled(alone, new Random(4));
        RandomSystems.AddTwoWay(both, "other ", RandomSystems.Counts(new Random(5), 6, 3));
        var expected = new DisclosureControl().Protect(alone).Treatments;
        var treatments = new DisclosureControl().Protect(both).Treatments;
        Assert.All(expected, pair => Assert.Equal(pair.Value, treatments[pair.Key]));
    }

    [Fact]
    public void A_cell_that_was_not_judged_is_not_said_to_be_showable() =>
        Assert.Throws<DisclosureException>(() => new DisclosureControl().Protect(new CountSystem().Cell("a", 9)).IsHidden("b"));

    [Fact]
    public void Contradictions_are_refused_with_the_cells()
    {
        var system = new CountSystem().Cell("a", 3).Cell("b", 4).Cell("all", 8);
        Assert.Contains("- all (8) + a (3) + b (4)", Refused(() => system.Sum("all", ["a", "b"])), StringComparison.Ordinal);
        Assert.Contains("two counts, 3 and 5", Refused(() => system.Cell("a", 5)), StringComparison.Ordinal);
        Assert.Contains("Cell c is not in the system", Refused(() => system.Sum("all", ["a", "c"])), StringComparison.Ordinal);
        Assert.Contains("-1", Refused(() => system.Cell("d", -1)), StringComparison.Ordinal);
        Assert.Contains("fewer than two parts", Refused(() => system.Group("all", ["all"])), StringComparison.Ordinal);
        Assert.Contains("twice", Refused(() => system.Sum("a", ["a"])), StringComparison.Ordinal);
        Assert.Contains("impossible", Refused(() => system.Cell("e", 1, fixture: CellFixture.ImpossibleByDefinition)), StringComparison.Ordinal);
        Assert.Contains("cost", Refused(() => system.Cell("e", 1, cost: 0)), StringComparison.Ordinal);
        Assert.Contains("sign 2", Refused(() => system.Relation([("a", 2)])), StringComparison.Ordinal);

        static string Refused(Action action) => Assert.Throws<DisclosureException>(action).Message;
    }

    private static CountSystem Concentrated()
    {
        var system = new CountSystem();
        foreach (var (answer, men, women) in new[] { ("yes", 12, 30), ("no", 0, 25), ("unknown", 0, 8) })
        {
            system.Cell($"men {answer}", men).Cell($"women {answer}", women).Cell(answer, men + women, CellLevel.Total);
            system.Sum(answer, [$"men {answer}", $"women {answer}"]);
        }

        return system.Cell("men", 12, CellLevel.Total).Cell("women", 63, CellLevel.Total).Cell("all", 75, CellLevel.GrandTotal)
            .Group("men", ["men yes", "men no", "men unknown"]).Group("women", ["women yes", "women no", "women unknown"])
            .Sum("all", ["men", "women"]).Sum("all", ["yes", "no", "unknown"]);
    }
}
