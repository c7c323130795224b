using ReIntegrationBI.Etl.Sources.Cases;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Studies of cases as workbooks.</summary>
internal sealed class CaseWorkbooks(CodeListCatalog codes) : IInputKind
{
    private const string Layout = "case-workbook";

    private readonly Lazy<CaseWorkbookSource> _source = new(() => new CaseWorkbookSource(codes, CaseFieldCatalog.Load()));

    /// <inheritdoc/>
    public IReadOnlyList<InputPattern> Patterns { get; } = [new(CaseSlices.Source, Layout, "*" + CaseWorkbookSource.Ending)];

    /// <inheritdoc/>
    public RecognisedInput Recognise(StoredFile file, LoadOptions options)
    {
        var workbook = _source.Value.Open(file.Path, file.FileName);
        return new RecognisedInput(CaseSlices.Of(workbook.Study, Layout), _ => workbook.Read());
    }
}
