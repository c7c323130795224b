using ReIntegrationBI.Warehouse.Statistics;

namespace ReIntegrationBI.Tests.Statistics;

/// <summary>One of the three committed sets of made-up respondents, as a crosstab engine would hand it over.</summary>
internal sealed class Sample
{
    public static readonly string[] Names = ["panel", "multi", "small"];
    public static readonly string[] RowNames = ["r1", "r2", "r3", "r4", "r5", "r6"];
    private readonly Fixture _data;

    private Sample(string name)
    {
        Name = name;
        _data = Fixture.Data(name);
        Asked = _data.Flags("asked");
        Rows = [.. RowNames.Select(_data.Flags)];
        Scores = _data.Numbers("score");
        Ranks = _data.Integers("rank");
        FileWeights = _data.Numbers("w");
        var groups = _data.Integers("grp");
        Banners = new()
        {
            ["grp"] = Columns.FromIndex(Array.ConvertAll(groups, g => g - 1), groups.Max()),
            ["m"] = Columns.FromMembership([.. new[] { "m1", "m2", "m3", "m4" }.Select(_data.Flags)]),
        };
        Raked = Raking.Rake(Margins(), FileWeights);
    }

    public static Dictionary<string, Sample> All { get; } = Names.ToDictionary(n => n, n => new Sample(n));

    public string Name { get; }

    public bool[] Asked { get; }

    public bool[][] Rows { get; }

    public double[] Scores { get; }

    public int[] Ranks { get; }

    public double[] FileWeights { get; }

    public Dictionary<string, Columns> Banners { get; }

    public RakingResult Raked { get; }

    public int Count => _data.Count;

    public double[]? Weights(string weighting) => weighting switch
    {
        "none" => null,
        "file" => FileWeights,
        "raked" => Raked.Weights,
        _ => throw new ArgumentOutOfRangeException(nameof(weighting)),
    };

    public IReadOnlyList<RakingMargin> Margins() =>
        [.. Fixture.Data("targets").Rows.GroupBy(r => r["margin"]).Select(g =>
        {
            var codes = g.Select(r => r["category"]).ToList();
            return new RakingMargin(g.Key, codes, [.. g.Select(r => Fixture.Number(r["target"]))],
                Array.ConvertAll(_data.Text(g.Key), codes.IndexOf));
        })];
}
