using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>The only way from respondents to a reader: every answer has been through disclosure control.</summary>
public interface ICrosstabReader
{
    /// <summary>Answers a question.</summary>
    /// <exception cref="QueryException">The question names something unknown, or the survey has no respondents in the warehouse.</exception>
    CrosstabTable Ask(CrosstabQuery query);

    /// <summary>Every question of the survey against the same columns, protected together.</summary>
    /// <param name="query">As for one table; <see cref="CrosstabQuery.Rows"/> is ignored.</param>
    /// <exception cref="QueryException">As above.</exception>
    IReadOnlyList<CrosstabTable> AskAll(CrosstabQuery query);

    /// <summary>The surveys of which the warehouse holds respondents now.</summary>
    IReadOnlyList<RespondentSet> Surveys();
}
