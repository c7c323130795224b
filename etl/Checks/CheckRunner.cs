using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Model.Recommendations;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Checks;

/// <summary>Runs the data-quality checks over what the warehouse holds. A check that could not run never looks like a pass.</summary>
public sealed class CheckRunner(
    IWarehouseReader reader, SemanticModel model, Func<string, Questionnaire?> questionnaires, IReadOnlyList<CheckDefinition> checks, ICaseReader? cases = null,
    IRecommendationReader? recommendations = null)
{
    /// <summary>A runner of the checks that come with the product.</summary>
    /// <exception cref="CheckDefinitionException">checks.yaml is missing or wrong.</exception>
    public CheckRunner(
        IWarehouseReader reader, SemanticModel model, Func<string, Questionnaire?> questionnaires, ICaseReader? cases = null,
        IRecommendationReader? recommendations = null)
        : this(reader, model, questionnaires, CheckFile.Read(model), cases, recommendations)
    {
    }

    /// <summary>Runs the checks, all or those of one source, in the order of the file.</summary>
    public IReadOnlyList<CheckOutcome> Run(string? source = null)
    {
        var data = new CheckData(reader, model, questionnaires, cases, recommendations);
        return checks.Where(c => source is null || c.Source == source).Select(c => Run(c, data)).ToArray();
    }

    private static CheckOutcome Run(CheckDefinition check, CheckData data)
    {
        try
        {
            var findings = CheckKinds.All[check.Kind].Run(check, data);
            var (state, message) = Judge(check, findings);
            return new CheckOutcome(check.Code, check.Source, check.Severity, state, message, findings.Tested, findings.Offenders);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            return new CheckOutcome(
                check.Code, check.Source, check.Severity, CheckState.Error, $"The check could not run: {problem.Message}", 0, []);
        }
    }

    private static (string State, string Message) Judge(CheckDefinition check, CheckFindings findings)
    {
        var tested = FormattableString.Invariant($"{findings.Tested} tested");
        return findings switch
        {
            { Offenders.Count: > 0, Summary: { } summary } => (CheckState.Failed, $"{tested}, {summary}. {check.Reason}"),
            { Offenders.Count: > 0 } => (CheckState.Failed, FormattableString.Invariant($"{tested}, {findings.Offenders.Count} wrong. {check.Reason}")),
            { Tested: 0 } => (CheckState.NotApplicable, "There was nothing to test."),
            _ => (CheckState.Passed, $"{tested}, nothing wrong."),
        };
    }
}
