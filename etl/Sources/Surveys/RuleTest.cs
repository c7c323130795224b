using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>Tests for which respondents a rule holds; says the same as <see cref="Route.Holds"/>, over columns instead of one respondent.</summary>
internal sealed class RuleTest
{
    private readonly List<(AnswerColumn[] Columns, bool[] Wanted, bool IsNot)> _conditions = [];

    /// <summary>Prepares a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="columns">The columns of each question that it names.</param>
    public RuleTest(Route rule, ILookup<string, AnswerColumn> columns)
    {
        foreach (var condition in rule.Conditions)
        {
            AnswerColumn[] of = [.. columns[condition.Question]];
            bool[] wanted = [.. of[0].Question.Answers.Select(a => condition.Answers.Contains(a.Code))];
            _conditions.Add((of, wanted, condition.IsNot));
        }
    }

    /// <summary>Whether the rule holds for a respondent.</summary>
    public bool Holds(int respondent)
    {
        foreach (var (columns, wanted, isNot) in _conditions)
        {
            var (answered, met) = (false, false);
            foreach (var column in columns)
            {
                if (column.IsGiven(respondent))
                {
                    answered = true;
                    met |= wanted[column.AnswerOf(respondent)];
                }
            }

            if (!answered || met == isNot)
            {
                return false;
            }
        }

        return true;
    }
}
