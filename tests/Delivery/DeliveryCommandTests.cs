using System.Globalization;
using ReIntegrationBI.Portal.Delivery;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Tests.Commands;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Delivery;

[Collection(DeliveryCollection.Name)]
public sealed class DeliveryCommandTests(DeliveryWarehouse warehouse)
{
    [Fact]
    public void Recipients_are_added_listed_and_removed()
    {
        warehouse.Only("first@example.be");

        var added = CommandRun.In(warehouse.Folder, "recipient", "add", "lezer", "--address", "cmd@example.be", "--lang", "fr", "--region", "Wallonia", "--format", "xlsx", "--how", "linked");
        Assert.True(added.Code == 0, added.Messages);
        var key = Assert.Single(added.Lines);
        var line = CommandRun.In(warehouse.Folder, "recipient", "list").Lines.Single(l => l.Contains("cmd@example.be", StringComparison.Ordinal));
        Assert.All([key, "lezer", "fr", "Wallonia", "xlsx", "linked", "active"], text => Assert.Contains(text, line, StringComparison.Ordinal));

        var again = CommandRun.In(warehouse.Folder, "recipient", "add", "lezer", "--address", "cmd@example.be", "--lang", "fr", "--region", "Wallonia", "--format", "xlsx");
        Assert.Equal(2, again.Code);
        Assert.Contains("already receives", again.Messages, StringComparison.Ordinal);
        var nobody = CommandRun.In(warehouse.Folder, "recipient", "add", "niemand", "--address", "cmd@example.be");
        Assert.Equal(2, nobody.Code);
        Assert.Contains("There is no account 'niemand'", nobody.Messages, StringComparison.Ordinal);

        Assert.Equal(0, CommandRun.In(warehouse.Folder, "recipient", "remove", key).Code);
        Assert.Null(warehouse.Installation.Recipients.Find(long.Parse(key, CultureInfo.InvariantCulture)));
        Assert.Equal(["removed by command", "added by command"], warehouse.Installation.Audit.Latest(2).Select(e => e.Detail));
    }

    [Fact]
    public void Editions_are_listed_by_month_and_state()
    {
        var edition = new EditionMaker(warehouse.Installation).Withhold(
            new ReportOrder(ReportOrder.Monthly, Period.Parse("2025-03"), "en", ReportFormat.Html), "because of a test", "test");

        var run = CommandRun.In(warehouse.Folder, "editions", "--period", "2025-03", "--state", "withheld");

        Assert.True(run.Code == 0, run.Messages);
        var line = run.Lines.Single(l => l.Contains("2025-03", StringComparison.Ordinal));
        Assert.Contains(edition.EditionKey.ToString(CultureInfo.InvariantCulture), line, StringComparison.Ordinal);
        Assert.Contains("because of a test", line, StringComparison.Ordinal);
        Assert.DoesNotContain(CommandRun.In(warehouse.Folder, "editions", "--period", "2025-03", "--state", "made").Lines, l => l.Contains("2025-03", StringComparison.Ordinal));
    }
}
