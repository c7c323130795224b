using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>Gathers where sources or editions give another value for a figure that the report shows.</summary>
internal sealed class Disagreements(SentenceMaker sentences, FixedTexts texts)
{
    private readonly List<string> _sentences = [];

    /// <summary>One sentence a figure that has another reading which differs by more than rounding.</summary>
    public IReadOnlyList<string> Sentences => _sentences;

    /// <summary>Notes the figures of a page.</summary>
    public void Note(IEnumerable<Figure> figures)
    {
        foreach (var figure in figures)
        {
            foreach (var other in figure.OtherReadings.Where(r => Differs(figure, r)))
            {
                var printed = sentences.Print(
                    figure with { Value = other.Value, Decimals = other.Decimals, Unit = other.Unit, Precision = other.Precision });
                var sentence = texts.Fill(
                    "caveat.other_reading",
                    figure.What,
                    figure.Addresses[0].PublicationTitle,
                    sentences.Print(figure),
                    other.Address.PublicationTitle,
                    printed);
                if (!_sentences.Contains(sentence))
                {
                    _sentences.Add(sentence);
                }
            }
        }
    }

    /// <summary>Two readings agree when the finer one, rounded as the coarser, gives the same number.</summary>
    private static bool Differs(Figure figure, Reading other)
    {
        var a = figure.Value * figure.Unit.Scale;
        var b = other.Value * other.Unit.Scale;
        var step = Math.Max(StepOf(figure.Unit, figure.Decimals), StepOf(other.Unit, other.Decimals));
        return Math.Abs(a - b) > step / 2;
    }

    private static decimal StepOf(Unit unit, int decimals)
    {
        var step = (decimal)unit.Scale;
        for (var i = 0; i < decimals; i++)
        {
            step /= 10;
        }

        return step;
    }
}
