using System.Globalization;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Statistics;

namespace ReIntegrationBI.Warehouse.Model.Crosstabs;

/// <summary>Makes the weights that were asked for. Its report tells nothing of how many respondents gave an answer.</summary>
internal static class WeightMaker
{
    /// <exception cref="QueryException">There are no such weights.</exception>
    public static SurveyWeights Make(WeightChoice choice, SurveyRelease release, IWarehouseReader reader, DateTime? asOf) =>
        choice == WeightChoice.File ? FromFile(release) : Raked(release, reader, asOf, RakingFile.Read());

    private static SurveyWeights FromFile(SurveyRelease release)
    {
        var given = release.Table.Weights ?? throw new QueryException(
            $"The file of respondents of {release.Load.Survey} brings no weight for each of them. Ask without weights, or with raked ones.");
        var mean = given.Average();
        return Described(
            Array.ConvertAll(given, w => w / mean),
            new Label("gewogen met de gewichten van het bestand", "pondéré par les poids du fichier", "weighted by the weights of the file"),
            [$"Weights come with {release.Load.File}."]);
    }

    internal static SurveyWeights Raked(SurveyRelease release, IWarehouseReader reader, DateTime? asOf, RakingFile file)
    {
        var survey = release.Load.Survey;
        if (!file.Surveys.TryGetValue(survey, out var entry) || entry.Margins.Count == 0)
        {
            throw new QueryException($"No margins are known to which the respondents of {survey} could be raked. Add them to raking.yaml, or ask without weights.");
        }

        var margins = new MarginReader(reader, release.Table, survey, asOf);
        var read = entry.Margins.ConvertAll(m => (Entry: m, Read: margins.Read(m)));
        var result = Rake(survey, entry, [.. read.Select(r => r.Read.Margin)]);
        var report = read.Select((r, i) => Line(r.Entry, r.Read.Period, result.Margins[i])).ToList();
        report.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"Raking converged after {result.Iterations} cycles and {result.TrimRounds} rounds of trimming{(entry.Trim is { } trim ? $" to {trim.Lower} to {trim.Upper} times the mean" : "")}."));
        var newest = read.Select(r => r.Read.Period).Max(StringComparer.Ordinal)!;
        var names = string.Join(", ", entry.Margins.Select(m => m.Question));
        return Described(
            result.Weights,
            new Label(
                $"gewogen naar de RIZIV-populatie ({names}; {newest})",
                $"pondéré selon la population de l’INAMI ({names} ; {newest})",
                $"weighted to RIZIV's population ({names}; {newest})"),
            report);
    }

    private static RakingResult Rake(string survey, RakingFile.SurveyEntry entry, IReadOnlyList<RakingMargin> margins)
    {
        RakingResult result;
        try
        {
            result = Raking.Rake(margins, null, new RakingOptions
            {
                Trim = entry.Trim is { } trim ? new WeightBounds(trim.Lower, trim.Upper) : null,
                Missing = MissingCategoryRule.KeepTheirShare,
            });
        }
        catch (RakingRefusedException refused)
        {
            // The messages of the exception count respondents; these do not.
            throw new QueryException(
                $"The respondents of {survey} cannot be raked: {string.Join("; ", refused.Problems.Select(p => $"{p.Margin}, {p.Category ?? "all categories"}: {Word(p.Kind)}"))}. "
                + "Put categories together in raking.yaml, or ask without weights.");
        }
        catch (ArgumentException problem)
        {
            throw new QueryException($"The respondents of {survey} cannot be raked: {problem.Message}");
        }

        return result.Converged ? result : throw new QueryException(
            $"The weights of {survey} do not come to the margins{(entry.Trim is null ? "" : " within the bounds of trimming")}: after {result.Iterations.ToString(CultureInfo.InvariantCulture)} cycles "
            + (result.MarginsMet
                ? string.Create(CultureInfo.InvariantCulture, $"they run from {result.SmallestWeight:0.00} to {result.LargestWeight:0.00} times their mean. ")
                : $"{string.Join(", ", result.Margins.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Name} is off by {m.LargestDeviation * 100:0.00} points")))}. ")
            + "Widen the bounds or put categories together in raking.yaml, or ask without weights.");
    }

    private static string Word(RakingProblemKind kind) => kind switch
    {
        RakingProblemKind.TargetWithoutRespondents => "no respondent can carry it",
        RakingProblemKind.RespondentsWithoutTarget => "the population has nobody there, the respondents have",
        RakingProblemKind.MissingCategory => "respondents without category",
        RakingProblemKind.UnknownCategory => "no such category",
        _ => "the target is no number of persons",
    };

    private static string Line(RakingFile.MarginEntry entry, string period, RakingMarginReport margin)
    {
        var targets = margin.Categories.Where(c => c.Category.Length > 0).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Category} {c.Target * 100:0.0} %"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{entry.Question} is weighted to {entry.Measure}{MarginReader.Limits(entry)} at {period}: {string.Join(", ", targets)}; largest deviation {margin.LargestDeviation * 100:0.0000} points.");
    }

    private static SurveyWeights Described(double[] weights, Label description, List<string> report)
    {
        var of = RespondentBase.Of(weights);
        var (lowest, highest) = (weights.Min(), weights.Max());
        report.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"Weights run from {lowest:0.00} to {highest:0.00}; the effective base is {of.Effective:N0} of {of.N:N0}, the design effect {of.DesignEffect:0.00}."));
        return new SurveyWeights(weights, new CrosstabWeights(description, of.Effective, of.DesignEffect, lowest, highest, report));
    }
}
