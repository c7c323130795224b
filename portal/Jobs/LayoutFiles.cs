using ReIntegrationBI.Etl.Layouts;
using ReIntegrationBI.Etl.Sources;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Published tables that are read by a layout.</summary>
internal sealed class LayoutFiles(CodeListCatalog codes, string layoutFolder) : IInputKind
{
    private readonly LayoutCatalog _layouts = LayoutCatalog.Load(codes, layoutFolder);

    /// <inheritdoc/>
    public IReadOnlyList<InputPattern> Patterns => [.. _layouts.Layouts.Select(l => new InputPattern(l.Source, l.Name, l.File))];

    /// <inheritdoc/>
    public RecognisedInput Recognise(StoredFile file, LoadOptions options)
    {
        var reader = new SourceFileReader(_layouts, codes);
        var layout = reader.LayoutFor(file.FileName, new ReadOptions { Source = options.Source, LayoutName = options.Layout });
        var how = new ReadOptions { Source = layout.Source, LayoutName = layout.Name, RejectLimit = options.RejectLimit };
        return new RecognisedInput(new Slice(layout.Source, layout.Dataset, layout.Period, layout.Name), kept => reader.Read(kept.Path, how));
    }
}
