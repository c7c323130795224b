using ReIntegrationBI.Reports.Rendering.Extract;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Extracts of figures: the same for pages and commands.</summary>
/// <param name="installation">Where the figures are.</param>
public sealed class FigureExtracts(Installation installation)
{
    /// <summary>Asks a question and makes an extract of the answer.</summary>
    /// <exception cref="QueryException">It cannot be answered as asked.</exception>
    public (ExtractContent Content, ResultTable Answer) Of(Query query, string language)
    {
        var answer = installation.Reader.Ask(query);
        var extract = new FigureExtract(query, answer, installation.Model, language, installation.Settings.DisclosureThreshold);
        return (extract.Content(installation.Clock.Now(), IsSynthetic(query, answer)), answer);
    }

    // Made-up are trajectories at most; published figures never are.
    private bool IsSynthetic(Query query, ResultTable answer) =>
        answer.Rows.Any(r => installation.Model.FindMeasure(r.Measure)!.Fact.IsOfPersons) && installation.Trajectories.Find(query.AsOf)?.IsSynthetic == true;
}
