using FsCheck;
using FsCheck.Fluent;
using ReIntegrationBI.Etl.Formats.RefiQda;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Etl.RefiQda;

public class RefiQdaRoundTripTests
{
    /// <summary>Any project, written, is read as it was.</summary>
    [Fact]
    public void What_is_written_is_read() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Seeds(), seed =>
    {
        var project = Project(new Random(seed));
        Assert.Equal(QdaBuilder.Told(project), QdaBuilder.Told(QdaFiles.Read(QdaBuilder.Write(project))));
    }));

    /// <summary>A package that was cut off or of which bits were turned is refused, or read as it was: the checksum of its XML sees to that.</summary>
    [Fact]
    public void A_damaged_package_is_refused_or_read_as_it_was()
    {
        var refused = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Seeds(), seed =>
        {
            var random = new Random(seed);
            var project = Project(random);
            var bytes = QdaBuilder.Write(project);
            if (random.Next(2) == 0)
            {
                bytes = bytes[..random.Next(bytes.Length)];
            }
            else
            {
                for (var flips = random.Next(1, 4); flips > 0; flips--)
                {
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                }
            }

            try
            {
                Assert.Equal(QdaBuilder.Told(project), QdaBuilder.Told(QdaFiles.Read(bytes)));
            }
            catch (InputRefusedException refusal)
            {
                refused++;
                Assert.All(refusal.Problems, p => Assert.NotEmpty(p.Remedy));
            }
        }));
        Assert.InRange(refused, 200, 400);
    }

    [Fact]
    public void The_real_project_is_refused_wherever_it_is_cut_off()
    {
        var bytes = QdaFiles.Bytes(QdaFiles.Project);
        for (var length = 0; length < bytes.Length; length += 61)
        {
            var problem = Assert.Throws<InputRefusedException>(() => QdaFiles.Read(bytes[..length])).Problems[0];
            Assert.Contains(problem.Code, (string[])["qda-damaged", "qda-not-a-project"]);
        }
    }

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    private static RefiQdaProject Project(Random random)
    {
        var next = 0;
        var users = Many(0, 3, () => new RefiQdaUser(New(), Text()));
        var codes = new List<RefiQdaCode>();
        AddCodes(null, 0);
        var sources = Many(1, 5, () => (RefiQdaSourceKind)random.Next(5)).Select(kind => new RefiQdaSource
        {
            Guid = New(), Name = Text(), Kind = kind, Path = "internal://" + New() + ".txt", Attributes = Values(), Codings = Codings(), Line = 0,
        }).ToList();
        var selections = sources.SelectMany(s => Many(0, 6, () => new RefiQdaSelection(New(), s.Guid, Place(s.Kind), Codings(), 0))).ToList();
        var cases = Many(0, 4, () => new RefiQdaCase
        {
            Guid = New(),
            Name = Text(),
            Attributes = Values(),
            Codes = codes.Count == 0 ? [] : Many(0, 2, () => codes[random.Next(codes.Count)].Guid),
            Sources = [.. sources.Where(_ => random.Next(3) == 0).Select(s => s.Guid)],
            Selections = [.. selections.Where(_ => random.Next(4) == 0).Select(s => s.Guid)],
            LostReferences = [],
            Line = 0,
        });
        return new RefiQdaProject
        {
            Entry = QdaBuilder.Entry,
            Codebook = new RefiQdaCodebook(Text(), codes, codes.Count == 0 ? [] : Many(0, 2, () => new RefiQdaSet(New(), Text(), [codes[0].Guid], []))),
            Users = users,
            Cases = cases,
            Sources = sources,
            Selections = selections,
            Sets = Many(0, 2, () => new RefiQdaSet(New(), Text(), [], [sources[0].Guid])),
            Notes = random.Next(4),
        };

        string New() => QdaBuilder.Id(++next);

        List<T> Many<T>(int least, int most, Func<T> one) => [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => one())];

        string Text()
        {
            string[] parts = ["a", "Ü", "7", " x", "é", "–", "&", "<", "\"", "'", "€", "]]>", "😀", " > y"];
            return "n" + string.Concat(Many(0, 6, () => parts[random.Next(parts.Length)]));
        }

        void AddCodes(RefiQdaCode? above, int depth)
        {
            foreach (var name in Many(depth == 0 ? 0 : 0, depth == 0 ? 4 : 2, Text))
            {
                var code = new RefiQdaCode
                {
                    Guid = New(), Name = name, Path = above is null ? name : above.Path + RefiQdaCode.Separator + name, Parent = above?.Guid, IsCodable = random.Next(2) == 0,
                    Color = random.Next(2) == 0 ? null : "#1A2b3C", Line = 0,
                };
                codes.Add(code);
                if (depth < 12)
                {
                    AddCodes(code, depth + 1);
                }
            }
        }

        List<RefiQdaAttribute> Values() => [.. Many(0, 2, Text).Distinct().Select(name => new RefiQdaAttribute(name, Text(), 0))];

        List<RefiQdaCoding> Codings() => codes.Count == 0 || users.Count == 0 ? [] : Many(0, 2, () => new RefiQdaCoding(
            codes[random.Next(codes.Count)].Guid, users[random.Next(users.Count)].Guid, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(random.Next(1_000_000)), 0));

        RefiQdaPlace Place(RefiQdaSourceKind kind)
        {
            var start = random.Next(100_000);
            return kind switch
            {
                RefiQdaSourceKind.Text => new RefiQdaPlace(RefiQdaUnit.Character, start, start + random.Next(500), null),
                RefiQdaSourceKind.Audio or RefiQdaSourceKind.Video => new RefiQdaPlace(RefiQdaUnit.Millisecond, start, start + random.Next(500), null),
                _ => new RefiQdaPlace(RefiQdaUnit.Point, null, null, new RefiQdaRectangle(kind == RefiQdaSourceKind.Pdf ? random.Next(9) : null, random.Next(90), -random.Next(90), random.Next(90), random.Next(90))),
            };
        }
    }
}
