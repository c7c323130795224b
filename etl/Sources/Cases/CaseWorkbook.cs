using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Sources.Cases;

/// <summary>A case workbook of which it is known what study it holds.</summary>
public sealed class CaseWorkbook
{
    private readonly SourceDocument _document;
    private readonly Publication? _publication;
    private readonly CodeListCatalog _codes;
    private readonly CaseFieldCatalog _fields;

    internal CaseWorkbook(SourceDocument document, StudyDescription study, Publication? publication, CodeListCatalog codes, CaseFieldCatalog fields) =>
        (_document, Study, _publication, _codes, _fields) = (document, study, publication, codes, fields);

    /// <summary>The study.</summary>
    public StudyDescription Study { get; }

    /// <summary>Reads all cases; a study is taken over as a whole or not at all.</summary>
    /// <exception cref="InputRefusedException">Anything of it is wrong.</exception>
    public CaseStudyContent Read()
    {
        var problems = new InputProblems(_document.File);
        var profile = new ProfileSheets(_document, _codes, _fields, problems);
        var cases = profile.Cases();
        // Everything else names cases: where those are wrong, every line would be.
        problems.Throw();
        var stated = profile.Stated(cases);
        var facts = new CaseFactSheets(_document, cases, _codes, problems);
        var content = new CaseStudyContent(Study, _publication, [])
        {
            Cases = cases,
            Profile = [.. stated, .. profile.Inferred(cases, stated)],
            Keys = facts.Keys(),
            Supports = facts.Supports(),
            Adjustments = facts.Adjustments(),
            Interviews = facts.Interviews(),
            Overview = new CaseOverviewSheet(_document, _codes, _fields, problems).Read(),
        };
        problems.Throw();
        return content;
    }
}
