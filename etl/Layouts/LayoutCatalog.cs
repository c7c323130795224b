using System.IO.Enumeration;
using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Etl.Layouts;

/// <summary>All layouts: those that come with the product and those of the user.</summary>
public sealed class LayoutCatalog
{
    private LayoutCatalog(IReadOnlyList<Layout> layouts) => Layouts = layouts;

    /// <summary>The layouts by name.</summary>
    public IReadOnlyList<Layout> Layouts { get; }

    /// <summary>Reads the layouts beside the program, and those in more folders that exist.</summary>
    /// <exception cref="LayoutException">A layout is wrong, or a name stands twice; the message lists every problem.</exception>
    public static LayoutCatalog Load(CodeListCatalog codes, params IReadOnlyList<string> moreFolders) =>
        LoadFrom(codes, [Path.Combine(AppContext.BaseDirectory, "Layouts"), .. moreFolders]);

    /// <summary>Reads the layouts in folders, with all that lies below them.</summary>
    /// <exception cref="LayoutException">A layout is wrong, or a name stands twice; the message lists every problem.</exception>
    public static LayoutCatalog LoadFrom(CodeListCatalog codes, params IReadOnlyList<string> folders)
    {
        var paths = folders.Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*.yaml", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);
        var layouts = new SortedDictionary<string, Layout>(StringComparer.Ordinal);
        var problems = new List<string>();
        foreach (var path in paths)
        {
            var layout = LayoutFile.Read(path);
            var file = Path.GetFileName(path);
            problems.AddRange(LayoutCheck.Problems(layout, codes).Select(p => $"{file}: {p}."));
            if (layout.Name != Path.GetFileNameWithoutExtension(path))
            {
                problems.Add($"{file}: layout is '{layout.Name}'; expected the name of the file.");
            }

            if (!layouts.TryAdd(layout.Name, layout))
            {
                problems.Add($"{path}: a layout {layout.Name} was read before from another folder. Rename or delete one.");
            }
        }

        return problems.Count == 0
            ? new LayoutCatalog([.. layouts.Values])
            : throw new LayoutException(string.Join(Environment.NewLine, problems));
    }

    /// <summary>The layouts whose pattern fits the name of a file; capitals do not matter.</summary>
    public IReadOnlyList<Layout> Find(string fileName) =>
        [.. Layouts.Where(l => FileSystemName.MatchesSimpleExpression(l.File, Path.GetFileName(fileName), ignoreCase: true))];

    /// <summary>A layout by its name, or null.</summary>
    public Layout? Named(string name) => Layouts.FirstOrDefault(l => l.Name == name);
}
