using ReIntegrationBI.Etl.Layouts;
using ReIntegrationBI.Etl.Sources;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Etl;

/// <summary>A folder of layouts and files for one test.</summary>
internal sealed class EtlFolder : IDisposable
{
    public static readonly CodeListCatalog Codes = CodeListCatalog.Load();

    private readonly string _root = Directory.CreateTempSubdirectory("etl").FullName;

    public string Root => _root;

    public string Layouts => Directory.CreateDirectory(Path.Combine(_root, "layouts")).FullName;

    public EtlFolder Layout(string name, string yaml)
    {
        File.WriteAllText(Path.Combine(Layouts, name + ".yaml"), yaml);
        return this;
    }

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_root, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public LayoutCatalog Catalog() => LayoutCatalog.LoadFrom(Codes, Layouts);

    public FigureContent Read(string path, ReadOptions? options = null) => new SourceFileReader(Catalog(), Codes).Read(path, options);

    public FigureContent Read(string name, byte[] bytes, ReadOptions? options = null) => Read(Write(name, bytes), options);

    /// <summary>The problems for which a file is refused.</summary>
    public IReadOnlyList<InputProblem> Refused(string name, byte[] bytes, ReadOptions? options = null) =>
        Assert.Throws<InputRefusedException>(() => Read(name, bytes, options)).Problems;

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
