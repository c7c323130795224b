using ReIntegrationBI.Etl.Sources.Process;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Descriptions of the way back to work.</summary>
/// <param name="installation">Its model says what can be measured, its reader whether there are figures.</param>
internal sealed class ProcessWorkbooks(Installation installation) : IInputKind
{
    private const string Source = "process";
    private const string Layout = "process-workbook";

    /// <inheritdoc/>
    public IReadOnlyList<InputPattern> Patterns { get; } = [new(Source, Layout, "*" + ProcessWorkbookSource.Ending)];

    /// <inheritdoc/>
    public RecognisedInput Recognise(StoredFile file, LoadOptions options)
    {
        var workbook = ProcessWorkbookSource.Open(file.Path, file.FileName, installation.Model);
        return new RecognisedInput(new Slice(Source, workbook.Code, "", Layout), _ => workbook.Read(query => installation.Reader.Ask(query)));
    }
}
