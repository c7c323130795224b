using FsCheck;
using FsCheck.Fluent;
using ReIntegrationBI.Warehouse.Model.Recommendations;
using ReIntegrationBI.Warehouse.Recommendations;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Recommendations;

public sealed class MovementJudgeTests
{
    private static readonly Unit Persons = new("persons", new Label("personen", "personnes", "persons"), "", "persons", 1);
    private static readonly Unit Share = new("percent", new Label("%", "%", "%"), "%", "percent", 1);

    [Theory]
    [InlineData(WantedDirection.Up, 10, 12, Movement.Towards)]
    [InlineData(WantedDirection.Up, 12, 10, Movement.Away)]
    [InlineData(WantedDirection.Down, 10, 12, Movement.Away)]
    [InlineData(WantedDirection.Down, 12, 10, Movement.Towards)]
    [InlineData(WantedDirection.Down, 12, 12, Movement.Unchanged)]
    public void Two_figures_move_towards_or_away(WantedDirection wanted, int before, int today, Movement expected)
    {
        var (newest, earlier, movement) = MovementJudge.Judge([Row("2020", before), Row("2023", today), Row("2016", 11)], wanted);

        Assert.Equal(expected, movement);
        Assert.Equal(("2023", "2020"), (newest!.Period.Code, earlier!.Period.Code));
    }

    [Fact]
    public void Without_a_figure_before_in_the_same_unit_and_kind_of_period_there_is_no_direction()
    {
        Assert.Equal(Movement.OneMeasurement, Judge(Row("2023", 5)));
        Assert.Equal(Movement.OneMeasurement, Judge(Row("2023", 5), Row("2022", 50, Share)));

        // Who was active in a year is more than who is so on its last day.
        Assert.Equal(Movement.OneMeasurement, Judge(Row("2023", 5), Row("2022-12-31", 3)));
        Assert.Equal(Movement.Towards, Judge(Row("2023-12-31", 5), Row("2022", 9), Row("2021-12-31", 3)));
    }

    [Fact]
    public void A_forecast_never_stands_for_a_measurement()
    {
        var (today, _, movement) = MovementJudge.Judge([Row("2022", 55, precision: Precision.Forecast), Row("2021", 43), Row("2019", 37)], WantedDirection.Up);

        Assert.Equal(("2021", Movement.Towards), (today!.Period.Code, movement));
        Assert.Equal(Movement.PlanOnly, Judge(Row("2022", 40, precision: Precision.Target), Row("2023", 60, precision: Precision.Target)));
    }

    [Theory]
    [InlineData(30, Precision.AtLeast, 32, Precision.Exact, Movement.NotComparable)]
    [InlineData(33, Precision.AtLeast, 32, Precision.Exact, Movement.Towards)]
    [InlineData(33, Precision.Exact, 32, Precision.AtLeast, Movement.NotComparable)]
    [InlineData(30, Precision.Exact, 32, Precision.AtLeast, Movement.Away)]
    public void A_lower_bound_leaves_open_what_it_leaves_open(int today, Precision how, int before, Precision howBefore, Movement expected) =>
        Assert.Equal(expected, Judge(Row("2020", today, precision: how), Row("2019", before, precision: howBefore)));

    [Fact]
    public void What_is_not_shown_is_no_figure()
    {
        Assert.Equal(Movement.NoFigure, Judge());
        Assert.Equal(Movement.NoFigure, Judge(new ResultRow("m", [Member("2023")], new ResultCell { Unit = Persons, State = CellState.Suppressed })));
    }

    [Fact]
    public void The_two_directions_are_each_others_mirror() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<int>(), (today, before) =>
        {
            var rows = new[] { Row("2023", today), Row("2022", before) };
            var (up, down) = (MovementJudge.Judge(rows, WantedDirection.Up).Movement, MovementJudge.Judge(rows.Reverse(), WantedDirection.Down).Movement);
            return today == before ? up == Movement.Unchanged && down == up : (up == Movement.Towards) == (down == Movement.Away) && (up == Movement.Towards) == (today > before);
        }).QuickCheckThrowOnFailure();

    private static Movement Judge(params ResultRow[] rows) => MovementJudge.Judge(rows, WantedDirection.Up).Movement;

    private static ResultRow Row(string period, decimal value, Unit? unit = null, Precision precision = Precision.Exact) =>
        new("m", [Member(period)], new ResultCell { Unit = unit ?? Persons, Value = value, Precision = precision });

    private static Member Member(string period) => new("period", period, new Label(period, period, period), 1, MemberRole.Part, null);
}
