using ReIntegrationBI.Etl.Sources.Cases;
using ReIntegrationBI.Etl.Sources.Process;
using ReIntegrationBI.Etl.Sources.Recommendations;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Model.Processes;
using ReIntegrationBI.Warehouse.Model.Recommendations;

namespace ReIntegrationBI.Tests;

/// <summary>The samples of studies: cases, the process of return, recommendations.</summary>
internal static class StudySamples
{
    /// <summary>Loads them; figures and surveys, to which they are tied, must have been loaded.</summary>
    public static void LoadStudies(this SampleWarehouse samples)
    {
        var model = SemanticModel.Load(samples.Codes);
        var actions = new RecommendationReader(samples.Engine, samples.Reader, model);
        foreach (var path in Files("cases", CaseWorkbookSource.Ending))
        {
            var stored = samples.Files.Keep(path);
            var workbook = new CaseWorkbookSource(samples.Codes, CaseFieldCatalog.Load()).Open(stored.Path, stored.FileName);
            Run(samples, stored, new Slice("cases", workbook.Study.Code, workbook.Study.Period.Code, "case-workbook"), workbook.Read);
        }

        foreach (var path in Files("process", ProcessWorkbookSource.Ending))
        {
            var stored = samples.Files.Keep(path);
            var workbook = ProcessWorkbookSource.Open(stored.Path, stored.FileName, model);
            Run(samples, stored, new Slice("process", workbook.Code, "", "process-workbook"), () => workbook.Read(actions.Check));
        }

        foreach (var path in Files("recommendations", ActionWorkbookSource.Ending))
        {
            var stored = samples.Files.Keep(path);
            var workbook = ActionWorkbookSource.Open(stored.Path, stored.FileName, model);
            Run(samples, stored, new Slice("recommendations", workbook.Study.Code, "", "actions-workbook"), () => workbook.Read(actions.Check));
        }
    }

    /// <summary>What a report reads of them.</summary>
    public static StudySources Studies(this SampleWarehouse samples)
    {
        var model = SemanticModel.Load(samples.Codes);
        return new StudySources(
            new CaseReader(samples.Engine), new ProcessReader(samples.Engine, samples.Reader, model), new RecommendationReader(samples.Engine, samples.Reader, model),
            StudySources.ReturnOfRealPersons(new TrajectoryReader(samples.Engine)));
    }

    private static IEnumerable<string> Files(string folder, string ending) =>
        Directory.GetFiles(Path.Combine(SampleWarehouse.Root, "samples", folder), "*" + ending).Order(StringComparer.Ordinal);

    private static void Run(SampleWarehouse samples, StoredFile stored, Slice slice, Func<LoadContent> read)
    {
        var outcome = new Loader(samples.Engine, samples.Journal).Run(new LoadRequest(stored, slice, _ => read(), false, "test"));
        Assert.Equal(LoadState.Succeeded, outcome.State);
    }
}
