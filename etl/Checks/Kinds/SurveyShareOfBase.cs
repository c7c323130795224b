using System.Globalization;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>Whether a printed percentage of a survey follows from the printed number of respondents and their base.</summary>
public sealed class SurveyShareOfBase : ICheckKind
{
    /// <inheritdoc/>
    public string? Needs(CheckDefinition check) => null;

    /// <inheritdoc/>
    public CheckFindings Run(CheckDefinition check, CheckData data)
    {
        // A count that was reconstructed from the percentage proves nothing about it.
        var counts = SurveyCells.Of(check, data, "survey_n").Where(c => c.Result.Precision == Precision.Exact).ToDictionary(SurveyCells.Key);
        var tested = 0;
        var offenders = new List<CheckOffender>();
        foreach (var share in SurveyCells.Of(check, data, "survey_pct"))
        {
            if (!counts.TryGetValue(SurveyCells.Key(share), out var count) || count.Result.Base is not (> 0 and var all))
            {
                continue;
            }

            tested++;
            var expected = count.Value / all * 100;
            if (Math.Abs(expected - share.Value) > share.HalfLastDigit)
            {
                offenders.Add(new CheckOffender(
                    SurveyCells.About(share), SurveyCells.Percent(share.Value),
                    string.Create(CultureInfo.InvariantCulture, $"{SurveyCells.Percent(Math.Round(expected, 2))} = {count.Value} / {all}"),
                    $"{share.Place}; {count.Place}"));
            }
        }

        return new CheckFindings(tested, offenders);
    }
}
