using System.Globalization;

namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>What every function asks of the arrays that hold one entry a respondent.</summary>
internal static class RespondentData
{
    public static void SameLength(int length, int respondents, string what)
    {
        if (length != respondents)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{what} has {length} entries where there are {respondents} respondents; give one entry a respondent."));
        }
    }

    public static double Valid(double weight, int respondent) =>
        double.IsFinite(weight) && weight >= 0
            ? weight
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Weight of respondent {respondent} (counted from 0) is {weight}; expected 0 or more. Correct the file or leave the respondent out."));

    /// <summary>The weights, or 1 for each; respondents outside the base get 0, which counts nowhere.</summary>
    public static double[] Weights(double[]? weights, bool[]? inBase, int respondents, out int sampleSize)
    {
        SameLength(weights?.Length ?? respondents, respondents, "The weights");
        SameLength(inBase?.Length ?? respondents, respondents, "The base");
        var result = new double[respondents];
        sampleSize = 0;
        for (var i = 0; i < respondents; i++)
        {
            var weight = weights is null ? 1 : Valid(weights[i], i);
            if (weight > 0)
            {
                sampleSize++;
                result[i] = inBase is null || inBase[i] ? weight : 0;
            }
        }

        return result;
    }
}
