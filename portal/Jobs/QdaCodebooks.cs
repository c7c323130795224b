using ReIntegrationBI.Etl.Sources.Cases;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Codebooks of analysts: loaded to see which codes a mapping leaves open.</summary>
internal sealed class QdaCodebooks(CaseDoor door) : IInputKind
{
    /// <inheritdoc/>
    public IReadOnlyList<InputPattern> Patterns { get; } = [new(CaseSlices.Source, CaseDoor.CodebookLayout, "*" + QdaCodebookSource.Ending)];

    /// <inheritdoc/>
    public RecognisedInput Recognise(StoredFile file, LoadOptions options)
    {
        var study = CaseDoor.StudyOf(file.FileName);
        // To look at it again is what it is loaded for: a mapping that changed is no other reason.
        return new RecognisedInput(CaseDoor.CodebookOf(study), kept => QdaCodebookSource.Read(kept.Path, kept.FileName, door.FindMapping(study)?.Mapping)) { IsStale = true };
    }
}
