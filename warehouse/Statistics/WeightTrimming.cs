using System.Globalization;

namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>Trimming of weights, as survey::trimWeights of R: what is cut off is spread evenly over the weights within the bounds, so that the total stays.</summary>
public static class WeightTrimming
{
    /// <summary>Trims weights to bounds.</summary>
    /// <param name="weights">0 or more; a weight of 0 stays and takes no part.</param>
    /// <param name="lower">Least weight.</param>
    /// <param name="upper">Greatest weight.</param>
    /// <param name="strict">True: again until no weight lies outside, because spreading may push one over. False: once.</param>
    /// <exception cref="ArgumentException">
    /// A weight is no number, the bounds leave no weight that could take what is cut off, or (strict) they cannot hold the mean weight.
    /// </exception>
    public static double[] Trim(double[] weights, double lower, double upper, bool strict = false)
    {
        if (!(lower < upper))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The lower bound {lower} is not under the upper bound {upper}."));
        }

        var result = new double[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            result[i] = RespondentData.Valid(weights[i], i);
        }

        var (total, n) = (result.Sum(), result.Count(w => w > 0));
        if (strict && (total > n * upper || total < n * lower))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Weights between {lower} and {upper} cannot have a mean of {total / n}; widen the bounds."));
        }

        // What is spread shrinks from round to round; the limit is for bounds so near the mean that it hardly does.
        for (var round = 0; Spread(result, lower, upper) && strict; round++)
        {
            if (round == MaxRounds)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Weights do not settle between {lower} and {upper} in {MaxRounds} rounds; widen the bounds."));
            }
        }

        return result;
    }

    /// <summary>Bounds in weights: multiples of the mean or median of the weights above 0.</summary>
    /// <exception cref="ArgumentException">The bounds are out of order, or there is no weight.</exception>
    public static (double Lower, double Upper) Resolve(double[] weights, WeightBounds bounds)
    {
        double[] positive = [.. weights.Where(w => w > 0).Order()];
        if (positive.Length == 0 || !(bounds.Lower >= 0) || !(bounds.Upper > bounds.Lower))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Bounds of {bounds.Lower} to {bounds.Upper} times the {bounds.Reference} of {positive.Length} weights mean nothing; expected 0 or more, in order, and a weight."));
        }

        var middle = positive.Length / 2;
        var reference = bounds.Reference == WeightReference.Mean ? positive.Average()
            : positive.Length % 2 == 1 ? positive[middle] : (positive[middle - 1] + positive[middle]) / 2;
        return (bounds.Lower * reference, bounds.Upper * reference);
    }

    private const int MaxRounds = 10_000;

    private static bool Spread(double[] weights, double lower, double upper)
    {
        var (excess, within, outside) = (0.0, 0, 0);
        foreach (var weight in weights)
        {
            if (weight > 0)
            {
                excess += weight - Math.Clamp(weight, lower, upper);
                _ = weight < lower || weight > upper ? outside++ : within++;
            }
        }

        if (outside == 0)
        {
            return false;
        }

        if (within == 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"No weight lies within {lower} and {upper}, so none can take what is cut off; widen the bounds."));
        }

        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
            {
                weights[i] = weights[i] < lower ? lower : weights[i] > upper ? upper : weights[i] + excess / within;
            }
        }

        return true;
    }
}
