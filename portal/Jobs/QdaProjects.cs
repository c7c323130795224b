using ReIntegrationBI.Etl.Sources.Cases;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Coded projects of analysts.</summary>
/// <param name="door">What a project needs.</param>
/// <param name="persons">Gives persons their pseudonyms.</param>
internal sealed class QdaProjects(CaseDoor door, PseudonymDoor persons) : IInputKind
{
    /// <inheritdoc/>
    public IReadOnlyList<InputPattern> Patterns { get; } = [new(CaseSlices.Source, CaseDoor.ProjectLayout, "*" + QdaProjectSource.Ending)];

    /// <summary>A package holds what persons said, whatever their names may be.</summary>
    public bool HoldsPersons => true;

    /// <inheritdoc/>
    public RecognisedInput Recognise(StoredFile file, LoadOptions options)
    {
        var (load, mapping) = door.Mapping(file.FileName, CaseDoor.StudyOf(file.FileName));
        var pseudonyms = mapping.Publication is null ? persons.For(file.FileName, "persons") : null;
        var slice = CaseDoor.ProjectOf(mapping);
        return new RecognisedInput(slice, kept => QdaProjectSource.Read(kept.Path, kept.FileName, mapping, pseudonyms)) { IsStale = door.IsStale(file.FileName, slice, load) };
    }
}
