using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Model;
using Xunit.Abstractions;

namespace ReIntegrationBI.Tests.Trajectories;

/// <summary>Many made-up sets of trajectories, every answer of which is asked, and all of them together attacked.</summary>
public class TrajectoryAttackTests(ITestOutputHelper output)
{
    private const int Threshold = 5;

    [Theory]
    [InlineData(1, 60, "sex")]
    [InlineData(2, 150, "sex")]
    [InlineData(3, 400, "region")]
    public void No_small_count_can_be_told_from_all_answers_together(int seed, int persons, string dimensions) => Attack(seed, persons, dimensions.Split(','), withPairs: false);

    private void Attack(int seed, int persons, string[] dimensions, bool withPairs)
    {
        var made = RandomTrajectories.Make(seed, persons);
        using var database = new SqliteTestEngine().Rent(TestSchema.Migrated);
        made.Put(database.Engine);
        var reader = new TrajectoryReader(database.Engine, Threshold);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var attack = new TrajectoryAttack(made, reader, dimensions, withPairs, Threshold);
        output.WriteLine($"decided in {watch.ElapsedMilliseconds} ms");
        var findings = attack.Findings();
        output.WriteLine($"{persons} persons: {attack.Secrets} small counts, {attack.Hidden} of {attack.Cells} cells hidden, {reader.ReleaseOf(null)!.Plan.Unprotected.Count()} called unprotected; {watch.ElapsedMilliseconds} ms");
        Assert.True(findings.Count == 0, $"{findings.Count} findings, {attack.Secrets} secrets\n" + string.Join('\n', findings.Take(40)));
        Assert.True(attack.Secrets > 50 && attack.Hidden < attack.Cells);
    }
}
