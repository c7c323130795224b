using ReIntegrationBI.Etl.Layouts;
using ReIntegrationBI.Etl.Sources;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Schema;

namespace ReIntegrationBI.Tests;

/// <summary>A warehouse in a temporary folder, with the samples loaded on request.</summary>
public sealed class SampleWarehouse : IDisposable
{
    private readonly TempFolder _folder = new();

    public SampleWarehouse()
    {
        Engine = new SqliteEngine($"Data Source={_folder.File("warehouse.db")}");
        new Migrator(Engine).Run();
        new CodeListSeeder(Engine, Codes).Run();
        Journal = new LoadJournal(Engine, TimeProvider.System);
        Reader = new WarehouseReader(Engine, SemanticModel.Load(Codes));
        Files = new FileStore(_folder.Path);
        Source = new SourceFileReader(LayoutCatalog.Load(Codes), Codes);
    }

    /// <summary>The folder of the repository that holds <c>samples</c>.</summary>
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> SampleFiles { get; } =
        Directory.GetFiles(Path.Combine(Root, "samples", "riziv")).Order(StringComparer.Ordinal).ToList();

    public CodeListCatalog Codes { get; } = CodeListCatalog.Load();

    public SqliteEngine Engine { get; }

    public LoadJournal Journal { get; }

    public FileStore Files { get; }

    public SourceFileReader Source { get; }

    public IWarehouseReader Reader { get; }

    public IReadOnlyList<LoadOutcome> LoadSamples() => SampleFiles.Select(f => Load(f)).ToList();

    public LoadOutcome Load(string path, bool force = false)
    {
        var stored = Files.Keep(path);
        var layout = Source.LayoutFor(path);
        var slice = new Slice(layout.Source, layout.Dataset, layout.Period, layout.Name);
        return new Loader(Engine, Journal).Run(new LoadRequest(stored, slice, _ => Source.Read(path), force, "test"));
    }

    public void Dispose() => _folder.Dispose();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ReIntegrationBI.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests must run inside the repository.");
    }
}
