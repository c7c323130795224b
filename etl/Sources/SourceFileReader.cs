using ReIntegrationBI.Etl.Layouts;
using ReIntegrationBI.Etl.Sources.Riziv;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Sources;

/// <summary>The way in: recognises a file by its name and reads it by the layout that fits.</summary>
public sealed class SourceFileReader(LayoutCatalog layouts, CodeListCatalog codes)
{
    private readonly RizivSource _riziv = new(codes);

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputRefusedException">No layout or more than one fits, or the file is not what the layout expects.</exception>
    public FigureContent Read(string path, ReadOptions? options = null)
    {
        options ??= new ReadOptions();
        return _riziv.Read(path, LayoutFor(path, options), options);
    }

    /// <summary>The layout by which a file would be read.</summary>
    /// <exception cref="InputRefusedException">None fits, or more than one.</exception>
    public Layout LayoutFor(string path, ReadOptions? options = null)
    {
        options ??= new ReadOptions();
        var file = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (options.LayoutName is { } name)
        {
            return layouts.Named(name) ?? throw Refused("unknown-layout", file, $"there is no layout '{name}'", layouts.Layouts);
        }

        var possible = layouts.Layouts.Where(l => options.Source is null || l.Source == options.Source).ToArray();
        if (possible.Length == 0)
        {
            throw Refused("unknown-layout", file, $"there is no layout of the source '{options.Source}'", layouts.Layouts);
        }

        var fitting = layouts.Find(file).Intersect(possible).ToArray();
        return fitting.Length switch
        {
            1 => fitting[0],
            > 1 => throw Refused("ambiguous-layout", file, "more than one layout fits the name of the file", fitting),
            // A source that was named and has one layout leaves no choice, whatever the file is called.
            _ when options.Source is not null && possible.Length == 1 => possible[0],
            _ => throw Refused("unknown-layout", file, "no layout fits the name of the file", possible),
        };
    }

    private static InputRefusedException Refused(string code, string file, string message, IReadOnlyList<Layout> layouts) => new(new InputProblem
    {
        Code = code,
        File = file,
        Message = message,
        Expected = layouts.Count == 0
            ? "a layout, but none is installed"
            : "one of: " + string.Join("; ", layouts.Select(l => $"{l.Name} ({l.File})")),
        Remedy = "Rename the file to fit, name the layout, or write a layout for it.",
    });
}
