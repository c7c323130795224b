using ReIntegrationBI.Portal.Commands;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Model;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Trajectories;

/// <summary>Measures of trajectories as <c>query</c> and <c>trajectories</c> give them.</summary>
public sealed class TrajectoryMeasureTests : IDisposable
{
    private readonly TestDatabase _database = new SqliteTestEngine().Rent(TestSchema.Migrated);
    private readonly TrajectoryReader _reader;
    private readonly WarehouseReader _warehouse;

    public TrajectoryMeasureTests()
    {
        RandomTrajectories.Make(21, 1500).Put(_database.Engine);
        _reader = new TrajectoryReader(_database.Engine);
        _warehouse = new WarehouseReader(_database.Engine, SmallWarehouse.Model, _reader);
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void A_query_gives_what_the_reader_of_trajectories_gives()
    {
        var answer = _warehouse.Ask(SmallWarehouse.QueryOf("return_share_12m,return_median_days,relapse_share_12m,early_contact_share,handovers_mean,trajectory_persons,return_full_share_12m", "sex"));
        var curves = _reader.Return(new() { By = ["sex"] }).Groups;
        Assert.Equal(7 * 2, answer.Rows.Count);
        Assert.Equal(curves.Select(g => (decimal?)g.At(12).Share), Of("return_share_12m").Select(c => c.Value));
        Assert.Equal(curves.Select(g => (decimal?)g.Median.Days), Of("return_median_days").Select(c => c.Value));
        Assert.Equal(curves.Select(g => g.Group.Persons), Of("trajectory_persons").Select(c => (int?)c.Value));
        Assert.Equal(curves.Select(g => g.Group.Persons), Of("return_share_12m").Select(c => c.Base));
        Assert.Equal(_reader.HandOvers(new() { By = ["sex"] }).Groups.Select(g => (decimal?)g.Mean), Of("handovers_mean").Select(c => c.Value));
        Assert.All(answer.Rows, r => Assert.Equal("made.trajectories.csv", Assert.Single(r.Cell.Addresses).File));
        Assert.Contains(answer.Notes, n => n.Contains("made up", StringComparison.Ordinal));

        IEnumerable<ResultCell> Of(string measure) => answer.Rows.Where(r => r.Measure == measure).Select(r => r.Cell);
    }

    [Fact]
    public void A_limit_takes_one_member_and_two_dimensions_are_enough()
    {
        var one = Assert.Single(_warehouse.Ask(SmallWarehouse.QueryOf("early_contact_share", "", "region=Flanders")).Rows);
        Assert.Equal((decimal?)_reader.Contact(new() { By = ["region"] }).Groups.Single(g => g.Group.Members[0].Code == "Flanders").Early.Share, one.Cell.Value);
        Assert.Contains("one member", Assert.Throws<QueryException>(() => _warehouse.Ask(SmallWarehouse.QueryOf("return_share_3m", "", "region=Flanders,Brussels"))).Message);
        Assert.Contains("At most two", Assert.Throws<QueryException>(() => _warehouse.Ask(SmallWarehouse.QueryOf("return_share_3m", "sex,region,scheme"))).Message);
        Assert.Contains("apart", Assert.Throws<QueryException>(() => _warehouse.Ask(SmallWarehouse.QueryOf("return_share_3m,invalidity_persons", "sex"))).Message);
    }

    [Fact]
    public void What_is_hidden_is_said_and_is_no_zero()
    {
        var answer = _warehouse.Ask(SmallWarehouse.QueryOf("return_share_24m", "sex,period"));
        Assert.All(answer.Rows.Where(r => r.Cell.State != CellState.Shown), r => Assert.Null(r.Cell.Value));
        Assert.Contains(answer.Rows, r => r.Cell.State != CellState.Shown);
    }

    [Theory]
    [InlineData("survival")]
    [InlineData("waiting")]
    [InlineData("funnel")]
    [InlineData("relapse")]
    [InlineData("contact")]
    [InlineData("handovers")]
    public void Every_form_says_what_is_made_up_and_what_is_hidden(string measure)
    {
        var query = new TrajectoryQuery { By = ["period"] };
        TrajectoryTable table = measure switch
        {
            "survival" => _reader.Return(query),
            "waiting" => _reader.Waiting(query),
            "funnel" => _reader.Funnel(query),
            "relapse" => _reader.Relapse(query),
            "contact" => _reader.Contact(query),
            _ => _reader.HandOvers(query),
        };
        var printer = new TrajectoryPrinter(measure, table);
        var (csv, json, text) = (Printed(printer.Csv), Printed(printer.Json), Printed(printer.Table));
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("period,subject,item,state,persons,value,low,high,synthetic", lines[0], StringComparison.Ordinal);
        Assert.All(lines.Skip(1), l => Assert.EndsWith(",yes", l.TrimEnd('\r'), StringComparison.Ordinal));
        Assert.All(lines.Where(l => l.Contains(",suppressed,", StringComparison.Ordinal)), l => Assert.Contains(",suppressed,,,,,", l, StringComparison.Ordinal));
        Assert.Contains("\"synthetic\": true", json, StringComparison.Ordinal);
        Assert.StartsWith("MADE UP", text, StringComparison.Ordinal);
        Assert.Contains(printer.Notes(), n => n.Contains("made up", StringComparison.Ordinal));
        Assert.Equal(table.Suppressed > 0, text.Contains("(not shown)", StringComparison.Ordinal));

        static string Printed(Action<TextWriter> print)
        {
            using var writer = new StringWriter();
            print(writer);
            return writer.ToString();
        }
    }
}
