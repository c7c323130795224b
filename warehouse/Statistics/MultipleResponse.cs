namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>Questions of which a respondent may choose several answers. Percentages are on respondents, never on answers.</summary>
public static class MultipleResponse
{
    /// <summary>Who chose at least one of the answers: the base where only those who answered count.</summary>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static bool[] Answered(IReadOnlyList<bool[]> rows)
    {
        var result = new bool[rows.Count == 0 ? 0 : rows[0].Length];
        foreach (var row in rows)
        {
            RespondentData.SameLength(row.Length, result.Length, "A row");
            for (var i = 0; i < row.Length; i++)
            {
                result[i] |= row[i];
            }
        }

        return result;
    }

    /// <summary>Answers a respondent gave on average in a column: the sum of the shares of its rows; NaN of an empty base.</summary>
    public static double AnswersPerRespondent(CrosstabCounts counts, int column)
    {
        var sum = 0.0;
        for (var row = 0; row < counts.RowCount; row++)
        {
            sum += counts.Share(row, column);
        }

        return counts.Bases[column].N == 0 ? double.NaN : sum;
    }
}
