using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Recommendations;

namespace ReIntegrationBI.Etl.Sources.Recommendations;

/// <summary>Reads ties to measures from cells. A measure or member that there is not is a problem, never an empty answer later.</summary>
/// <param name="model">What can be measured.</param>
/// <param name="ask">Asks the warehouse, which alone knows the members of surveys; or null.</param>
internal sealed class TieReader(SemanticModel model, Action<Query>? ask)
{
    /// <summary>Reads members of code lists.</summary>
    public MemberReader Codes { get; } = new(model.Catalog);

    /// <summary>The tie that two cells of a line name, or null where it is wrong.</summary>
    public MeasureTie? Read(TableLine line, string measureColumn, string whereColumn)
    {
        var code = line.Code(measureColumn, "the measure");
        var filters = line.Text(whereColumn);
        if (code.Length == 0)
        {
            return null;
        }

        if (model.FindMeasure(code) is null)
        {
            var near = model.Catalog.Suggest("indicator", code);
            line.Add(
                measureColumn, "unknown-measure", "there is no such measure",
                (near.Count == 0 ? "" : $"Did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}? ") + "Use a measure that './reintegrationbi model' lists", code,
                "a measure of the model, or an empty cell where no source measures the action");
            return null;
        }

        if (!MeasureTie.TryParse(code, filters, out var tie, out var wrong))
        {
            line.Add(
                whereColumn, "not-a-limit", $"'{wrong}' is no limit, or its dimension stands twice", "Write dimension=member, with ; between", filters,
                "such as survey=cm2023; question=guided; answer=yes");
            return null;
        }

        try
        {
            ask?.Invoke(tie.ToQuery());
        }
        catch (QueryException problem)
        {
            line.Add(
                whereColumn, "no-such-question", "the warehouse cannot be asked for this measure with these limits: " + problem.Message.TrimEnd('.'),
                "Correct the limits; what a survey asks is known once it is loaded", filters);
            return null;
        }

        return tie;
    }
}
