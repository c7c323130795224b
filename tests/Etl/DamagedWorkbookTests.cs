using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Etl;

public class DamagedWorkbookTests
{
    /// <summary>Whatever a disk or a network does to a file: it is read as it was, or refused in words, never a crash.</summary>
    [Fact]
    public void Random_damage_is_refused_or_harmless()
    {
        var sound = new WorkbookBuilder().Set("S", "A1", "Aantal").Set("S", "B2", 12345d).ToBytes();
        var random = new Random(20201231);
        var refused = 0;
        for (var run = 0; run < 2000; run++)
        {
            var bytes = (byte[])sound.Clone();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
            {
                bytes[random.Next(4, bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            try
            {
                var sheet = WorkbookFormat.Read("f.xlsx", bytes).Sheets[0];
                Assert.Equal(("Aantal", 12345m), (sheet[1, 1]!.Text, sheet[2, 2]!.Number));
            }
            catch (InputRefusedException problem)
            {
                refused++;
                Assert.All(problem.Problems, p => Assert.NotEmpty(p.Remedy));
            }
        }

        // Only bytes that nobody reads, such as times, may change unseen.
        Assert.InRange(refused, 1200, 2000);
    }
}
