using ReIntegrationBI.Etl.Sources.Process;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Descriptions of the way back to work.</summary>
/// <param name="model">What can be measured.</param>
/// <param name="reader">Answers questions.</param>
internal sealed class ProcessWorkbooks(Lazy<SemanticModel> model, Lazy<IWarehouseReader> reader) : IInputKind
{
    private const string Source = "process";
    private const string Layout = "process-workbook";

    /// <inheritdoc/>
    public IReadOnlyList<InputPattern> Patterns { get; } = [new(Source, Layout, "*" + ProcessWorkbookSource.Ending)];

    /// <inheritdoc/>
    public RecognisedInput Recognise(StoredFile file, LoadOptions options)
    {
        var workbook = ProcessWorkbookSource.Open(file.Path, file.FileName, model.Value);
        return new RecognisedInput(new Slice(Source, workbook.Code, "", Layout), _ => workbook.Read(query => reader.Value.Ask(query)));
    }
}
