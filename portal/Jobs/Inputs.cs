using ReIntegrationBI.Etl.Layouts;
using ReIntegrationBI.Etl.Sources;
using ReIntegrationBI.Portal.Commands;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Recognises what a file is, so that it is known what a load of it replaces before the file is read.</summary>
/// <param name="codes">The conformed members.</param>
/// <param name="layoutFolder">Layouts of the installation itself, beside those that come with the product.</param>
public sealed class Inputs(CodeListCatalog codes, string layoutFolder)
{
    private readonly LayoutCatalog _layouts = LayoutCatalog.Load(codes, layoutFolder);

    /// <summary>Finds the layout of a kept file; it is read from the kept content, so that what is loaded is what was hashed.</summary>
    /// <exception cref="InputRefusedException">No layout fits, or several.</exception>
    public RecognisedInput Recognise(StoredFile file, LoadOptions options)
    {
        var reader = new SourceFileReader(_layouts, codes);
        var layout = reader.LayoutFor(file.FileName, new ReadOptions { Source = options.Source, LayoutName = options.Layout });
        var how = new ReadOptions { Source = layout.Source, LayoutName = layout.Name, RejectLimit = options.RejectLimit };
        return new RecognisedInput(
            new Slice(layout.Source, layout.Dataset, layout.Period, layout.Name),
            kept =>
            {
                try
                {
                    return reader.Read(kept.Path, how);
                }
                catch (InputRefusedException refusal)
                {
                    // The kept content is named after its hash; the user knows the file by its name.
                    throw new InputRefusedException(refusal.Problems.Select(p => p with { File = kept.FileName }).ToList());
                }
            });
    }

    /// <summary>Whether a layout fits the name of a file.</summary>
    public bool Fits(string path) => _layouts.Find(path).Count > 0;

    /// <summary>Refuses a source or layout that there is not.</summary>
    /// <exception cref="WrongArgumentException">There is no such source or layout.</exception>
    public void Check(LoadOptions options)
    {
        if (options.Layout is { } layout && _layouts.Named(layout) is null)
        {
            throw new WrongArgumentException(
                $"There is no layout '{layout}'; there are {string.Join(", ", _layouts.Layouts.Select(l => l.Name))}. "
                + $"Layouts of your own stand in {layoutFolder}.");
        }

        if (options.Source is { } source && _layouts.Layouts.All(l => l.Source != source))
        {
            throw new WrongArgumentException(
                $"There is no source '{source}'; there are {string.Join(", ", _layouts.Layouts.Select(l => l.Source).Distinct())}.");
        }
    }
}
