using ReIntegrationBI.Etl.Sources.Cases;
using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>What an analyst's project needs before it may come in: what its codes mean, and a place in the warehouse that is not another file's.</summary>
/// <param name="codes">The conformed members.</param>
/// <param name="journal">The journal of loads.</param>
/// <param name="files">Inputs kept by their hash.</param>
internal sealed class CaseDoor(CodeListCatalog codes, LoadJournal journal, FileStore files)
{
    /// <summary>Names under which the kinds of files stand in the journal.</summary>
    public const string MappingLayout = "refi-qda-mapping", CodebookLayout = "refi-qda-codebook", ProjectLayout = "refi-qda-project";

    private readonly Lazy<CaseFieldCatalog> _fields = new(() => CaseFieldCatalog.Load());

    /// <summary>The mapping of a study as it was loaded last; null where none was.</summary>
    public (LoadRecord Load, CaseMapping Mapping)? FindMapping(string study)
    {
        if (Latest(MappingOf(study)) is not { Sha256: { } hash } load)
        {
            return null;
        }

        var kept = files.Find(hash, load.FileName);
        return (load, ReadMapping(kept));
    }

    /// <summary>The mapping of a study.</summary>
    /// <exception cref="InputRefusedException">None was loaded.</exception>
    public (LoadRecord Load, CaseMapping Mapping) Mapping(string file, string study) => FindMapping(study) ?? throw new InputRefusedException(new InputProblem
    {
        Code = "no-mapping",
        File = file,
        Message = $"nobody says what the codes of the study '{study}' mean",
        Expected = $"{study}{CaseMappingSource.Ending}, loaded before or together with it",
        Remedy = "Write it as docs/data-formats/refi-qda.md shows; four lines about the study are enough to begin with, and the load then lists the codes that are left.",
    });

    /// <summary>Reads a mapping.</summary>
    public CaseMapping ReadMapping(StoredFile file) => CaseMappingSource.Read(file.Path, file.FileName, codes, _fields.Value);

    /// <summary>What a load of a mapping replaces.</summary>
    public static Slice MappingOf(string study) => new(CaseSlices.Source, study + "/mapping", "", MappingLayout);

    /// <summary>What a load of a codebook replaces.</summary>
    public static Slice CodebookOf(string study) => new(CaseSlices.Source, study + "/codebook", "", CodebookLayout);

    /// <summary>What a load of a project replaces.</summary>
    public static Slice ProjectOf(CaseMapping mapping) => CaseSlices.Of(mapping.Study, ProjectLayout);

    /// <summary>Code of the study to which a file belongs.</summary>
    public static string StudyOf(string file) => SurveyCode.Of(file);

    /// <summary>Whether a project is to be read anew because its mapping was loaded after it.</summary>
    /// <exception cref="InputRefusedException">The study came from another kind of file, or as another year: both would stand side by side.</exception>
    public bool IsStale(string file, Slice project, LoadRecord mapping)
    {
        var standing = journal.Latest(int.MaxValue).FirstOrDefault(l => l.State == LoadState.Succeeded && l.Source == CaseSlices.Source && l.Dataset == project.Dataset);
        if (standing is not null && standing.Layout != project.Layout)
        {
            throw Refused("another-file", $"the study '{project.Dataset}' was loaded from {standing.FileName}, which this file would replace", "Name the project and its mapping after a study of their own");
        }

        if (standing is not null && standing.Period != project.Period)
        {
            throw Refused("another-year", $"the study '{project.Dataset}' was loaded as one of {standing.Period}, and its mapping now says {project.Period}", "Keep the year in the mapping, or give the project and its mapping the name of a new study");
        }

        return standing is not null && standing.LoadKey < mapping.LoadKey;

        InputRefusedException Refused(string code, string message, string remedy) =>
            new(new InputProblem { Code = code, File = file, Message = message, Expected = "a study of its own, or the file that was loaded before", Remedy = remedy + "." });
    }

    private LoadRecord? Latest(Slice slice) => journal.Latest(int.MaxValue)
        .FirstOrDefault(l => l.State == LoadState.Succeeded && l.Source == slice.Source && l.Dataset == slice.Dataset && l.Layout == slice.Layout);
}
