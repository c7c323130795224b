using System.Globalization;
using ReIntegrationBI.Etl.Synthetic.Trajectories;
using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Tests.Trajectories.Synthetic;

/// <summary>A made-up event file, read knowing only that it has a line of headings and commas.</summary>
internal sealed class MadeTrajectories
{
    private MadeTrajectories(string text, TrajectoryCounts counts)
    {
        (Text, Counts) = (text, counts);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("pseudonym,event,date,actor,detail,synthetic", lines[0]);
        Rows = lines.Skip(1).Select(l => l.Split(',')).Select(p => new Row(p[0], p[1], p[2], p[3], p[4], p[5])).ToList();
        Assert.All(lines, l => Assert.Equal(5, l.Count(c => c == ',')));
    }

    public string Text { get; }

    public TrajectoryCounts Counts { get; }

    public IReadOnlyList<Row> Rows { get; }

    public static MadeTrajectories First(long rows, ulong seed = 1, decimal dirty = 0) => Of(made => made.Write, rows, seed, dirty);

    public static MadeTrajectories Late(long late, long rows, ulong seed = 1, decimal dirty = 0) =>
        Of(made => writer => made.WriteLate(writer, late), rows, seed, dirty);

    private static MadeTrajectories Of(Func<SyntheticTrajectories, Func<TextWriter, TrajectoryCounts>> which, long rows, ulong seed, decimal dirty)
    {
        using var writer = new StringWriter();
        var counts = which(new SyntheticTrajectories(CodeListCatalog.Load(), new TrajectoryOrder(rows, seed, TrajectoryOrder.DefaultUntil, dirty)))(writer);
        return new MadeTrajectories(writer.ToString(), counts);
    }

    internal sealed record Row(string Pseudonym, string Event, string Date, string Actor, string Detail, string Synthetic)
    {
        public DateOnly Day => DateOnly.ParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        /// <summary>The value of a detail, or null.</summary>
        public string? Said(string key) =>
            Detail.Split("; ").Select(d => d.Split('=', 2)).FirstOrDefault(d => d[0] == key)?[1];
    }
}
