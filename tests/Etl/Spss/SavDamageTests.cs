using System.Diagnostics;
using System.Text;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Etl.Spss;

/// <summary>Whatever a disk, a network or a joker does to a file: it is read, or refused in words; never a crash, never for long.</summary>
public class SavDamageTests
{
    private static readonly string[] Real = ["uncompressed.sav", "compressed.sav", "zcompressed.zsav", "windows1252.sav"];

    [Fact]
    public void A_file_that_is_cut_off_is_refused_wherever_the_cut_is()
    {
        foreach (var name in Real)
        {
            var sound = SavFiles.Bytes(name);
            for (var length = 0; length < sound.Length; length += 97)
            {
                var problem = Assert.Throws<InputRefusedException>(() => SavFormat.Read(name, sound[..length])).Problems[0];
                Assert.Contains(problem.Code, (string[])["sav-cut-off", "not-an-spss-file", "sav-damaged"]);
                Assert.NotNull(problem.Cell);
                Assert.NotEmpty(problem.Remedy);
            }
        }
    }

    [Fact]
    public void Random_damage_is_refused_or_read()
    {
        var random = new Random(20231105);
        var refused = 0;
        for (var run = 0; run < 6000; run++)
        {
            var name = Real[run % Real.Length];
            var bytes = SavFiles.Bytes(name);
            for (var flips = random.Next(1, 5); flips > 0; flips--)
            {
                // A flipped bit, or a byte of the kind that lengths and counts fear.
                var at = random.Next(bytes.Length);
                bytes[at] = random.Next(3) switch { 0 => (byte)(bytes[at] ^ (1 << random.Next(8))), 1 => (byte)(random.Next(2) * 255), _ => (byte)random.Next(256) };
            }

            refused += Survives(name, bytes) ? 0 : 1;
        }

        Assert.InRange(refused, 1000, 5500);
    }

    [Fact]
    public void Every_byte_of_a_dictionary_may_be_any_extreme()
    {
        var sound = SavFiles.Bytes("compressed.sav");
        for (var at = 0; at < sound.Length; at += 3)
        {
            foreach (var value in (ReadOnlySpan<byte>)[0, 0x7F, 0xFF])
            {
                var bytes = (byte[])sound.Clone();
                bytes[at] = value;
                Survives("f.sav", bytes);
            }
        }
    }

    [Theory]
    [InlineData("%PDF-1.7 blah", "not-an-spss-file", "PDF")]
    [InlineData("<!DOCTYPE html><html>", "not-an-spss-file", "HTML")]
    [InlineData("a;b;c\n1;2;3\n", "not-an-spss-file", "CSV")]
    [InlineData("ASCII SPSS PORT FILE", "not-an-spss-file", "portable")]
    [InlineData("$FL2", "sav-cut-off", "header")]
    public void Another_kind_of_file_is_named(string content, string code, string word)
    {
        var problem = Refusal(Encoding.Latin1.GetBytes(content));
        Assert.Equal(code, problem.Code);
        Assert.Contains(word, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encrypted_file_is_named()
    {
        byte[] bytes = [0x1C, 0, 0, 0, 0, 0, 0, 0, .. "ENCRYPTEDSAV"u8, .. new byte[100]];
        Assert.Equal("sav-encrypted", Refusal(bytes).Code);
    }

    [Theory]
    [InlineData("EBCDIC-US", "sav-unknown-encoding")]
    [InlineData("UTF-16LE", "sav-unknown-encoding")]
    [InlineData("klingon-8", "sav-unknown-encoding")]
    [InlineData("utf-7", "sav-unknown-encoding")]
    [InlineData("US-ASCII", "sav-encoding")]
    [InlineData("UTF-8", "sav-encoding")]
    public void An_encoding_that_does_not_fit_is_refused(string encoding, string code)
    {
        var bytes = SavFiles.Bytes("windows1252.sav");
        var problem = Assert.Throws<InputRefusedException>(() => SavFormat.Read("f.sav", bytes, new SavOptions { Encoding = encoding })).Problems[0];
        Assert.Equal(code, problem.Code);
    }

    [Theory]
    [InlineData("cp1252")]
    [InlineData("windows-1252")]
    [InlineData("ISO-8859-15")]
    public void An_encoding_may_be_named(string encoding)
    {
        var file = SavFormat.Read("f.sav", SavFiles.Bytes("windows1252.sav"), new SavOptions { Encoding = encoding });
        Assert.Equal("Liège", file[1, file.Find("gemeente")!].Text);
    }

    [Fact]
    public void A_value_in_the_wrong_encoding_is_refused_by_its_case_and_variable()
    {
        var bytes = new SavBuilder { EncodingName = "windows-1252" }.Number("nr", [1, 2]).Text("plaats", 10, ["Luik", "Liège"]).ToBytes();
        var problem = Assert.Throws<InputRefusedException>(() => SavFormat.Read("f.sav", bytes, new SavOptions { Encoding = "utf-8" })).Problems[0];
        Assert.Equal(("sav-encoding", "case 2, variable plaats", "utf-8"), (problem.Code, problem.Cell, problem.Expected));
    }

    [Fact]
    public void A_number_that_is_none_is_refused_by_its_case_and_variable()
    {
        var bytes = new SavBuilder { Compression = 0 }.Number("nr", [1, double.PositiveInfinity]).ToBytes();
        var problem = Refusal(bytes);
        Assert.Equal(("sav-not-a-number", "case 2, variable nr"), (problem.Code, problem.Cell));

        // Not-a-number stands for system-missing only in files that say so.
        byte[] missing = [.. BitConverter.GetBytes(-double.MaxValue)];
        byte[] none = [.. BitConverter.GetBytes(double.NaN)];
        var sound = new SavBuilder { Compression = 0 }.Number("nr", [1, double.NaN]).ToBytes();
        var declared = sound.AsSpan().IndexOf(missing);
        none.CopyTo(sound, sound.Length - 8);
        Assert.Equal(("sav-not-a-number", "NaN"), (Refusal(sound).Code, Refusal(sound).Found));
        none.CopyTo(sound, declared);
        var file = SavFormat.Read("f.sav", sound);
        Assert.Equal(SavMissing.System, file[2, file.Variables[0]].Missing);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Fewer_or_more_cases_than_declared_are_refused(int compression)
    {
        var more = new SavBuilder { Compression = compression, DeclaredCases = 3 }.Number("nr", [1, 2]).ToBytes();
        Assert.Equal("sav-cut-off", Refusal(more).Code);
        var fewer = new SavBuilder { Compression = compression, DeclaredCases = 1 }.Number("nr", [1, 2]).ToBytes();
        Assert.Equal("sav-damaged", Refusal(fewer).Code);
        var unknown = new SavBuilder { Compression = compression, DeclaredCases = -1 }.Number("nr", [1, 2]).ToBytes();
        Assert.Equal(2, SavFormat.Read("f.sav", unknown).CaseCount);
    }

    [Fact]
    public void Limits_hold_whatever_the_file_declares()
    {
        var bomb = new SavBuilder { Compression = 2 }.Number("nr", new double[200_000]).ToBytes();
        Assert.Equal(200_000, SavFormat.Read("f.zsav", bomb).CaseCount);
        foreach (var options in (SavOptions[])[new() { Memory = 1 << 20 }, new() { CaseBytes = 1 << 20 }, new() { Cases = 100_000 }])
        {
            var problem = Assert.Throws<InputRefusedException>(() => SavFormat.Read("f.zsav", bomb, options)).Problems[0];
            Assert.Equal("sav-too-large", problem.Code);
        }

        var wide = new SavBuilder().Text("t", 2000, ["x"]).ToBytes();
        Assert.Equal("sav-too-large", Assert.Throws<InputRefusedException>(() => SavFormat.Read("f.sav", wide, new SavOptions { Variables = 20 })).Problems[0].Code);
    }

    [Fact]
    public void A_letter_that_the_width_cuts_is_left_out()
    {
        var whole = new SavBuilder { Compression = 0 }.Text("tekst", 8, ["1234567", "é23456", "12345€"]).ToBytes();
        Assert.Equal("sav-damaged", Refusal([.. whole, 0]).Code);
        var cut = new SavBuilder { Compression = 0 }.Text("tekst", 8, ["1234567"]).ToBytes();
        cut[^1] = 0xC3;
        Assert.Equal("1234567", SavFormat.Read("f.sav", cut).Texts(SavFormat.Read("f.sav", cut).Variables[0])[0]);

        // Within the width it is damage, or another encoding.
        var within = new SavBuilder { Compression = 0 }.Text("tekst", 8, ["123456"]).ToBytes();
        within[^2] = 0xC3;
        Assert.Equal(("sav-encoding", "case 1, variable tekst"), (Refusal(within).Code, Refusal(within).Cell));
        Assert.Contains("f.sav, case 1, variable tekst: a text", Refusal(within).ToString(), StringComparison.Ordinal);
    }

    private static InputProblem Refusal(byte[] bytes) => Assert.Throws<InputRefusedException>(() => SavFormat.Read("f.sav", bytes)).Problems[0];

    /// <summary>Whether it is read; everything in it is looked at. Any other exception fails the test.</summary>
    private static bool Survives(string name, byte[] bytes)
    {
        try
        {
            var file = SavFormat.Read(name, bytes);
            for (var i = 1; i <= file.CaseCount; i++)
            {
                Assert.Equal(file.Variables.Count, file.Case(i).Count());
            }

            return true;
        }
        catch (InputRefusedException problem)
        {
            Assert.All(problem.Problems, p => Assert.NotEmpty(p.Remedy));
            return false;
        }
    }
}
