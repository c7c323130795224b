using ReIntegrationBI.Etl.Sources.Recommendations;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Actions that studies recommend. Their ties are asked of the warehouse, so what they name must have been loaded.</summary>
/// <param name="installation">Its model says what can be measured, its reader whether there are figures.</param>
internal sealed class ActionWorkbooks(Installation installation) : IInputKind
{
    private const string Source = "recommendations";
    private const string Layout = "actions-workbook";

    /// <inheritdoc/>
    public IReadOnlyList<InputPattern> Patterns { get; } = [new(Source, Layout, "*" + ActionWorkbookSource.Ending)];

    /// <inheritdoc/>
    public RecognisedInput Recognise(StoredFile file, LoadOptions options)
    {
        var workbook = ActionWorkbookSource.Open(file.Path, file.FileName, installation.Model);
        return new RecognisedInput(new Slice(Source, workbook.Study.Code, "", Layout), _ => workbook.Read(query => installation.Reader.Ask(query)));
    }
}
