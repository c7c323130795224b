using ReIntegrationBI.Portal;

namespace ReIntegrationBI.Tests.Commands;

/// <summary>A warehouse with everything that stands in <c>samples</c>: figures, surveys, cases, recommendations, the process.</summary>
public sealed class AllSamplesWarehouse : IDisposable
{
    public AllSamplesWarehouse()
    {
        var files = Directory.EnumerateFiles(Path.Combine(SampleWarehouse.Root, "samples"), "*", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && !Path.GetFileName(f).StartsWith("publication", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);
        var load = CommandRun.In(Folder, ["load", .. files.Where(Installation.Inputs.Fits)]);
        Assert.True(load.Code == 0, load.Messages);
    }

    public TempFolder Folder { get; } = new();

    public Installation Installation => new(new Settings(
        "Sqlite", "Data Source=" + Path.Combine(Folder.File("data"), "warehouse.db"), Folder.File("data"), CommandRun.Samples, Folder.File("out")));

    public void Dispose() => Folder.Dispose();
}
