using ReIntegrationBI.Tests.Engines;

namespace ReIntegrationBI.Tests.Model;

public abstract class QueryRefusalTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private const string Persons = "invalidity_persons";
    private readonly SmallWarehouse<TEngine> _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [EngineTheory]
    [InlineData("invalidity_person", "period", "", "Did you mean 'invalidity_persons'")]
    [InlineData("qqqqqqqqqqqqqqqqqq", "period", "", "There is no measure")]
    [InlineData(Persons, "regio", "", "there are scheme, sex, age_group, region")]
    [InlineData(Persons, "period", "regoin=Flanders", "There is no dimension 'regoin'")]
    [InlineData(Persons, "period", "region=Flandres", "'Flandres' is no member of region")]
    [InlineData(Persons, "period", "unit=persones", "Did you mean 'persons'")]
    [InlineData(Persons, "period", "publication=nothing", "There is no publication 'nothing'")]
    [InlineData(Persons, "", "period=last year", "is no period")]
    [InlineData(Persons, "", "period=2022-13", "is no period")]
    [InlineData(Persons, "period", "period=2023..2020", "ends before it begins")]
    [InlineData(Persons, "period,period", "", "asked by twice")]
    [InlineData(Persons + "," + Persons, "period", "", "named twice")]
    [InlineData(Persons, "scheme", "", "never summed over time")]
    [InlineData("primary_days", "", "", "No period is named")]
    [InlineData("invalidity_share", "", "", "shares are never summed")]
    public void Says_what_is_wrong_and_what_there_is(string measure, string by, string where, string why)
    {
        Assert.Contains(why, _warehouse.Refused(measure, by, where), StringComparison.Ordinal);
    }

    [EngineFact]
    public void Suggests_a_member_that_is_near()
    {
        var message = _warehouse.Refused(Persons, "period", "region=Flandres");

        Assert.Contains("Flandre", message.Replace("Flandres", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}

public sealed class QueryRefusalTestsOnSqlite : QueryRefusalTests<SqliteTestEngine>;

public sealed class QueryRefusalTestsOnSqlServer : QueryRefusalTests<SqlServerTestEngine>;
