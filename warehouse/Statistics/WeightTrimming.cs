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
    /// <exception cref="ArgumentException">A weight is no number, or the bounds leave no weight that could take what is cut off.</exception>
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

        do
        {
            var (excess, within, outside) = (0.0, 0, 0);
            foreach (var weight in result)
            {
                if (weight > 0)
                {
                    excess += weight - Math.Clamp(weight, lower, upper);
                    _ = weight < lower || weight > upper ? outside++ : within++;
                }
            }

            if (outside == 0)
            {
                break;
            }

            if (within == 0)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"No weight lies within {lower} and {upper}, so none can take what is cut off; widen the bounds."));
            }

            for (var i = 0; i < result.Length; i++)
            {
                if (result[i] > 0)
                {
                    result[i] = result[i] < lower ? lower : result[i] > upper ? upper : result[i] + excess / within;
                }
            }
        }
        while (strict);

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
}
