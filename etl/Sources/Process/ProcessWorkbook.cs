using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Etl.Sources.Recommendations;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Etl.Sources.Process;

/// <summary>A workbook that describes the way back to work.</summary>
public sealed class ProcessWorkbook
{
    private readonly SourceDocument _document;
    private readonly AboutSheet _about;
    private readonly SemanticModel _model;

    internal ProcessWorkbook(SourceDocument document, AboutSheet about, SemanticModel model) => (_document, _about, _model) = (document, about, model);

    /// <summary>Code of the process.</summary>
    public string Code => _about.Code;

    /// <summary>Reads steps and bottlenecks.</summary>
    /// <param name="ask">Asks the warehouse a question and forgets the answer; null to leave that out.</param>
    /// <exception cref="InputRefusedException">Anything of it is wrong; a description is taken over as a whole or not at all.</exception>
    public ProcessContent Read(Action<Query>? ask = null)
    {
        var problems = new InputProblems(_document.File);
        var sheets = new ProcessSheets(_document, new TieReader(_model, ask), problems);
        var (steps, bottlenecks) = (sheets.Steps(), sheets.Bottlenecks());
        problems.Throw();
        return new ProcessContent(Code, _about.Publication, steps, bottlenecks);
    }
}
