using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ReIntegrationBI.Etl.Formats;

namespace ReIntegrationBI.Tests.Etl.Spss;

public class SavRoundTripTests
{
    /// <summary>Any table, in any way of storing it, comes back as it was.</summary>
    [Fact]
    public void What_is_written_is_read()
    {
        var letters = Gen.Elements("a", "Z", "7", " ", "é", "ï", "–", "€", "Ł", "x y").ArrayOf().Select(a => string.Concat(a));
        var numbers = Gen.OneOf(
            ArbMap.Default.GeneratorFor<NormalFloat>().Select(n => n.Get),
            Gen.Choose(-120, 170).Select(n => (double)n),
            Gen.Constant(double.NaN),
            Gen.Choose(-1000, 1000).Select(n => n / 8.0));
        var widths = Gen.OneOf(Gen.Choose(1, 20), Gen.Elements(8, 9, 255, 256, 257, 504, 505, 765, 1300, 32767));
        var tables =
            from cases in Gen.Choose(0, 12)
            from first in numbers.ArrayOf(cases)
            from width in widths
            from texts in letters.ArrayOf(cases)
            from width2 in widths
            from texts2 in letters.ArrayOf(cases)
            from last in numbers.ArrayOf(cases)
            from big in Gen.Elements(true, false)
            from compression in Gen.Choose(0, 2)
            from block in Gen.Elements(7, 8, 64, 0x3ff000)
            select (First: first, Width: width, Texts: Fit(texts, width), Width2: width2, Texts2: Fit(Long(texts2, width2), width2), Last: last, Big: big, Compression: compression, Block: block);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(250), Prop.ForAll(tables.ToArbitrary(), t =>
        {
            var bytes = new SavBuilder { BigEndian = t.Big, Compression = t.Compression, BlockSize = t.Block }
                .Number("eerste_getal", t.First).Text("eerste_tekst", t.Width, t.Texts).Text("tweede_tekst", t.Width2, t.Texts2).Number("laatste_getal", t.Last).ToBytes();
            var file = SavFormat.Read("f.sav", bytes);
            Assert.Equal((t.Big, (SavCompression)t.Compression, 4), (file.BigEndian, file.Compression, file.Variables.Count));
            Assert.Equal(t.First, file.Numbers(file.Variables[0]).ToArray());
            Assert.Equal(t.Texts, file.Texts(file.Variables[1]).ToArray());
            Assert.Equal(t.Width2, file.Variables[2].Width);
            Assert.Equal(t.Texts2, file.Texts(file.Variables[2]).ToArray());
            Assert.Equal(t.Last, file.Numbers(file.Variables[3]).ToArray());
        }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_other_order_of_bytes_reads_the_same(int compression)
    {
        var real = SavFiles.Read("uncompressed.sav");
        var builder = new SavBuilder { BigEndian = true, Compression = compression, Weight = "weegfactor" };
        foreach (var variable in real.Variables)
        {
            _ = variable.IsText
                ? builder.Text(variable.Name, variable.Width, real.Texts(variable).ToArray())
                : builder.Number(
                variable.Name, real.Numbers(variable).ToArray(), [.. variable.ValueLabels.Select(l => (l.Number!.Value, l.Label))], variable.Name.StartsWith("reden_", StringComparison.Ordinal) ? (97, 99, -1) : null);
        }

        var swapped = SavFormat.Read("f.sav", builder.ToBytes());
        Assert.True(swapped.BigEndian);
        foreach (var variable in real.Variables)
        {
            var twin = swapped.Find(variable.Name)!;
            Assert.Equal(real.Case(1).Count(), swapped.Case(1).Count());
            if (variable.IsText)
            {
                Assert.Equal(real.Texts(variable).ToArray(), swapped.Texts(twin).ToArray());
            }
            else
            {
                Assert.Equal(real.Numbers(variable).ToArray(), swapped.Numbers(twin).ToArray());
                Assert.Equal(variable.ValueLabels, twin.ValueLabels);
            }
        }

        Assert.Equal("weegfactor", swapped.WeightVariable?.Name);
        Assert.Equal(real.Case(3).Where(v => v.At.Variable.StartsWith("reden_", StringComparison.Ordinal)), swapped.Case(3).Where(v => v.At.Variable.StartsWith("reden_", StringComparison.Ordinal)));
    }

    /// <summary>A survey as it comes: 5,100 respondents, 120 variables.</summary>
    [Fact]
    public void A_survey_of_5100_respondents_is_read_in_little_memory()
    {
        var random = new Random(5100);
        var builder = new SavBuilder();
        for (var v = 0; v < 110; v++)
        {
            builder.Number($"vraag_{v}", [.. Enumerable.Range(0, 5100).Select(_ => random.Next(8) == 0 ? double.NaN : random.Next(1, 9))]);
        }

        for (var v = 0; v < 10; v++)
        {
            builder.Text($"open_{v}", 400, [.. Enumerable.Range(0, 5100).Select(_ => random.Next(5) == 0 ? "een antwoord van " + random.Next() : "")]);
        }

        var bytes = builder.ToBytes();
        var file = SavFormat.Read("f.sav", bytes);
        Assert.Equal((5100, 120), (file.CaseCount, file.Variables.Count));
        var before = GC.GetAllocatedBytesForCurrentThread();
        SavFormat.Read("f.sav", bytes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 5_000_000, 30_000_000);
    }

    /// <summary>Texts without trailing blanks that fit the width in bytes.</summary>
    private static string[] Fit(string[] texts, int width) => [.. texts.Select(t =>
    {
        while (Encoding.UTF8.GetByteCount(t) > width)
        {
            t = t[..^1];
        }

        return t.TrimEnd(' ');
    })];

    /// <summary>Repeats texts until they fill a very long string.</summary>
    private static string[] Long(string[] texts, int width) =>
        [.. texts.Select(t => t.Length == 0 || width < 100 ? t : string.Concat(Enumerable.Repeat(t, Math.Min(width / t.Length, 300) + 1)))];
}
