using ReIntegrationBI.Etl.Sources.Cases;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>What the codes of an analyst's project mean.</summary>
internal sealed class CaseMappings(CaseDoor door) : IInputKind
{
    /// <inheritdoc/>
    public IReadOnlyList<InputPattern> Patterns { get; } = [new(CaseSlices.Source, CaseDoor.MappingLayout, "*" + CaseMappingSource.Ending)];

    /// <inheritdoc/>
    public RecognisedInput Recognise(StoredFile file, LoadOptions options)
    {
        var mapping = door.ReadMapping(file);
        return new RecognisedInput(CaseDoor.MappingOf(mapping.Study.Code), _ => new KeptInputContent(mapping.Lines));
    }
}
