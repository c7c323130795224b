using ReIntegrationBI.Etl.Sources.Recommendations;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Actions that studies recommend. Their ties are asked of the warehouse, so what they name must have been loaded.</summary>
/// <param name="model">What can be measured.</param>
/// <param name="reader">Answers questions.</param>
internal sealed class ActionWorkbooks(Lazy<SemanticModel> model, Lazy<IWarehouseReader> reader) : IInputKind
{
    private const string Source = "recommendations";
    private const string Layout = "actions-workbook";

    /// <inheritdoc/>
    public IReadOnlyList<InputPattern> Patterns { get; } = [new(Source, Layout, "*" + ActionWorkbookSource.Ending)];

    /// <inheritdoc/>
    public RecognisedInput Recognise(StoredFile file, LoadOptions options)
    {
        var workbook = ActionWorkbookSource.Open(file.Path, file.FileName, model.Value);
        return new RecognisedInput(new Slice(Source, workbook.Study.Code, "", Layout), _ => workbook.Read(query => reader.Value.Ask(query)));
    }
}
