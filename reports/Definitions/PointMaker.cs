using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>Makes the points of visuals: the number as printed, with its marks and its entry in the annex.</summary>
internal sealed class PointMaker(AnnexRegister annex, FixedTexts texts, string language)
{
    private readonly Formatter _format = Formatter.For(language);

    /// <summary>The point of a figure; "not available" where there is none.</summary>
    /// <param name="figure">The figure, or null.</param>
    /// <param name="page">The page or visual under which the annex has it first.</param>
    /// <param name="decimals">Decimals to print; null: as published.</param>
    /// <param name="withLetters">Whether its significance letters are shown.</param>
    public DataPoint Of(Figure? figure, string page, int? decimals = null, bool withLetters = false)
    {
        if (figure is null)
        {
            return new DataPoint(null, 0, CellState.NotAvailable, Precision.Exact, texts["state.not_available"], null);
        }

        var places = decimals ?? figure.Decimals;
        var number = _format.Number(figure.Value, places);
        var mark = "mark." + figure.Precision;
        var printed = texts.Fill(mark, _format.WithSymbol(number, figure.Unit.Symbol));
        return new DataPoint(
            figure.Value, places, CellState.Shown, figure.Precision, texts.Fill(mark, number), annex.Add(figure.What, printed, figure, page),
            withLetters ? figure.Letters : "", figure.Flag, figure.IsUncertain);
    }
}
