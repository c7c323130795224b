using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Synthetic;

/// <summary>Asks the warehouse for everything that was published of a survey.</summary>
public static class PublishedAnswers
{
    private static readonly string[] Measures = ["survey_pct", "survey_n", "survey_statistic", "survey_text_pct", "survey_text_n"];

    /// <summary>The printed figures of a survey, a line a cell; what was reconstructed from others is left out.</summary>
    /// <param name="reader">The warehouse.</param>
    /// <param name="survey">Code of the survey.</param>
    public static IReadOnlyList<PublishedAnswer> Of(IWarehouseReader reader, string survey)
    {
        var answer = reader.Ask(new Query
        {
            Measures = Measures,
            By = ["survey", "question", "row", "segment", "answer"],
            Where = new Dictionary<string, IReadOnlyList<string>> { ["survey"] = [survey] },
            Editions = EditionChoice.Newest,
        });
        return answer.Rows
            .Where(r => r.Cell is { State: CellState.Shown, Value: not null } && r.Cell.Precision != Precision.Reconstructed)
            .GroupBy(r => (Question: r["question"].Code, Row: r["row"].Code, Segment: r["segment"].Code, Answer: r["answer"].Code))
            .Select(cell => cell.Aggregate(
                new PublishedAnswer { Question = cell.Key.Question, Row = cell.Key.Row, Segment = cell.Key.Segment, Answer = cell.Key.Answer },
                (figure, row) => With(figure, row.Measure, row.Cell)))
            .ToList();
    }

    private static PublishedAnswer With(PublishedAnswer figure, string measure, ResultCell cell)
    {
        var value = cell.Value!.Value;
        figure = figure with { Base = figure.Base ?? cell.Base };
        return measure switch
        {
            "survey_pct" => figure with { Percent = value, PercentDecimals = cell.Decimals },
            "survey_n" => figure with { Count = (int)value },
            "survey_statistic" => figure with { Statistic = value, StatisticDecimals = cell.Decimals },
            "survey_text_pct" => figure with { TextPercent = value, TextPercentDecimals = cell.Decimals },
            _ => figure with { TextCount = (int)value },
        };
    }
}
