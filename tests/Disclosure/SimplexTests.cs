using FsCheck;
using FsCheck.Fluent;
using ReIntegrationBI.Warehouse.Disclosure;

namespace ReIntegrationBI.Tests.Disclosure;

public class SimplexTests
{
    [Fact]
    public void A_solution_keeps_every_row_and_bound() => Prop.ForAll(Programs(kinks: true), program =>
        {
            var simplex = program.Build();
            return simplex.Minimise() && program.Holds(simplex.Values.ToArray());
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(600));

    [Fact]
    public void A_solution_is_the_best_of_all_corners() => Prop.ForAll(Programs(kinks: true), program =>
        {
            var simplex = program.Build();
            return simplex.Minimise()
                && Math.Abs(simplex.Objective - program.BestCorner()) < 1e-6
                && Math.Abs(simplex.Objective - program.Cost(simplex.Values.ToArray())) < 1e-9;
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void The_reduced_costs_prove_that_no_solution_costs_less() => Prop.ForAll(Programs(kinks: false), program =>
        {
            var simplex = program.Build();
            simplex.Minimise();
            var reduced = simplex.ReducedCosts();

            // On all solutions of A y = 0 the reduced costs cost the same as the true ones, so no y within the bounds costs less than this.
            var same = program.Solutions().All(y => Math.Abs(y.Select((value, v) => value * (reduced[v] - program.Slope[v])).Sum()) < 1e-7);
            var limit = reduced.Select((cost, v) => Math.Min(cost * program.Lower[v], cost * program.Upper[v])).Sum();
            return same && Math.Abs(simplex.Objective - limit) < 1e-6;
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(600));

    [Fact]
    public void Program_after_program_from_one_dictionary_gives_what_each_gives_alone() => Prop.ForAll(Programs(kinks: true), program =>
        {
            var kept = program.Build();
            for (var v = 0; v < program.Lower.Length; v++)
            {
                for (var direction = -1; direction <= 1; direction += 2)
                {
                    var alone = (program with { Slope = [.. program.Slope.Select((_, i) => i == v ? direction : 0.0)] }).Build();
                    alone.Minimise();
                    kept.Reset();
                    alone.Slope.CopyTo(kept.Slope, 0);
                    kept.Minimise();
                    if (Math.Abs(alone.Objective - kept.Objective) > 1e-6)
                    {
                        return false;
                    }
                }
            }

            return true;
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void A_cost_without_lower_limit_is_told()
    {
        var simplex = new Simplex(2, [[(0, 1), (1, -1)]]);
        simplex.Slope[0] = -1;
        Assert.False(simplex.Minimise());
        simplex.Upper[1] = 7;
        simplex.Reset();
        Assert.True(simplex.Minimise());
        Assert.Equal(7, simplex.Values[0], 9);
    }

    [Fact]
    public void Moving_away_from_zero_costs_what_its_side_costs()
    {
        // y0 must fall by 4. y1 can follow it for 3 a unit, or y2 can make up for it at 1 a unit, but only 2 units.
        var simplex = new Simplex(3, [[(0, 1), (1, -1), (2, 1)]]);
        (simplex.Lower[0], simplex.Lower[1]) = (-4, -10);
        simplex.Slope[0] = 100;
        (simplex.Fall[1], simplex.Rise[1], simplex.Rise[2], simplex.Upper[2]) = (3, 50, 1, 2);
        Assert.True(simplex.Minimise());
        Assert.Equal([-4, -2, 2], simplex.Values.ToArray());
        Assert.Equal(-400 + 6 + 2, simplex.Objective, 9);
    }

    [Fact]
    public void Rows_that_say_the_same_or_nothing_do_no_harm()
    {
        var simplex = new Simplex(3, [[(0, 1), (1, -1)], [(0, -1), (1, 1)], [], [(0, 1), (1, -1)], [(2, 1)]]);
        (simplex.Upper[0], simplex.Upper[2]) = (3, 9);
        (simplex.Slope[1], simplex.Slope[2]) = (-1, -1);
        Assert.True(simplex.Minimise());
        Assert.Equal([3, 3, 0], simplex.Values.ToArray());
    }

    private static Arbitrary<SmallProgram> Programs(bool kinks) =>
        (from variables in Gen.Choose(2, 5)
         from rows in Gen.Choose(0, 3)
         from matrix in Gen.Choose(-1, 1).ArrayOf(rows * variables)
         from lower in Gen.Choose(0, 5).ArrayOf(variables)
         from upper in Gen.Choose(0, 6).ArrayOf(variables)
         from slope in Gen.Choose(-4, 4).ArrayOf(variables)
         from rise in Gen.Choose(0, 4).ArrayOf(variables)
         from fall in Gen.Choose(0, 4).ArrayOf(variables)
         select new SmallProgram(
             [.. Enumerable.Range(0, rows).Select(r => matrix[(r * variables)..((r + 1) * variables)])],
             Array.ConvertAll(lower, bound => -(double)bound),
             Array.ConvertAll(upper, bound => (double)bound),
             Array.ConvertAll(slope, cost => (double)cost),
             Array.ConvertAll(rise, cost => kinks ? (double)cost : 0),
             Array.ConvertAll(fall, cost => kinks ? (double)cost : 0))).ToArbitrary();
}
