using System.Globalization;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Model.Processes;
using ReIntegrationBI.Warehouse.Processes;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>The visuals of the way back to work as a source describes it.</summary>
/// <param name="view">The process.</param>
/// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
public sealed class ProcessVisuals(ProcessView view, string language)
{
    private readonly FixedTexts _texts = FixedTexts.For(language);
    private readonly Formatter _format = Formatter.For(language);

    /// <summary>Weeks as a unit.</summary>
    public static Unit Weeks { get; } = new("weeks", new Label("weken", "semaines", "weeks"), "", "time", 1);

    private static Unit Counted { get; } = new("number", new Label("", "", ""), "", "number", 1);

    /// <summary>Notes every number that is shown; null where the page has no annex.</summary>
    public AnnexRegister? Annex { get; init; }

    /// <summary>How long each stage may take today and should take, in weeks; with measured medians where there are some.</summary>
    /// <param name="id">Id of the visual.</param>
    /// <param name="medians">Measured median waiting times in weeks by pair of milestones; null where none were measured. A point that is not shown says why.</param>
    /// <param name="synthetic">Whether the medians come from made-up trajectories.</param>
    public Visual Comparison(string id, IReadOnlyDictionary<MilestonePair, DataPoint>? medians = null, bool synthetic = false)
    {
        List<Series> series =
        [
            new("current", _texts["process.current"], Weeks, [.. view.Stages.Select(s => Wait(s, Timeline.Current, id))]),
            new("ideal", _texts["process.ideal"], Weeks, [.. view.Stages.Select(s => Wait(s, Timeline.Ideal, id))]),
        ];
        if (medians is not null)
        {
            series.Add(new("measured", _texts["process.measured"], Weeks,
                [.. view.Stages.Select(s => medians.GetValueOrDefault(s.Milestones) ?? DataPoint.Words(_texts["process.not_measured"]))]));
        }

        return new Visual
        {
            Id = id,
            Kind = VisualKind.ProcessComparison,
            Title = _texts["process.title"],
            Subtitle = _texts["process.subtitle"],
            CategoryHeading = _texts["process.stage"],
            Categories = [.. view.Stages.Select(s => new Category($"{s.Milestones.From}_{s.Milestones.To}", Name(s), null, false))],
            Series = series,
            Source = view.Address.Publisher,
            Synthetic = synthetic && medians is not null,
        };
    }

    /// <summary>A number of the process: <c>stages</c>, <c>timed</c> (with a published time today), <c>timed_ideal</c>, <c>bottlenecks</c>, <c>measurable</c>; null for another.</summary>
    internal Figure? Number(string name)
    {
        var timed = view.Stages.Where(s => s.Wait(Timeline.Current) is not null).ToList();
        var ideal = view.Stages.Where(s => s.Wait(Timeline.Ideal) is not null).ToList();
        var measurable = view.Bottlenecks.Where(b => b.IsMeasurable).ToList();
        return name switch
        {
            "stages" => Count(view.Stages.Count, name, view.Stages.SelectMany(s => s.Current.Concat(s.Ideal)).Select(s => s.Address)),
            "timed" => Count(timed.Count, name, timed.SelectMany(s => s.Current).Select(s => s.Address)),
            "timed_ideal" => Count(ideal.Count, name, ideal.SelectMany(s => s.Ideal).Select(s => s.Address)),
            "bottlenecks" => Count(view.Bottlenecks.Count, name, view.Bottlenecks.Select(b => b.Address)),
            "measurable" => Count(measurable.Count, name, measurable.Select(b => b.Address)),
            _ => null,
        };
    }

    private Figure Count(int count, string name, IEnumerable<CellAddress> addresses) => Of(count, Counted, _texts["process.number." + name], [.. addresses]);

    private static Figure Of(decimal value, Unit unit, string what, IReadOnlyList<CellAddress> addresses) => new()
    {
        Value = value,
        Decimals = 0,
        Unit = unit,
        Period = Period.Parse(addresses.Count == 0 ? "2000" : addresses[0].LoadedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        What = what,
        Addresses = addresses,
    };

    private string Name(ProcessStage stage) => Sentence.Capital(_texts.Fill("process.from_to", stage.From.In(language), stage.To.In(language)));

    private DataPoint Wait(ProcessStage stage, Timeline timeline, string page)
    {
        if (stage.Of(timeline).Count == 0)
        {
            return DataPoint.Words(_texts["process.no_step"]);
        }

        if (stage.Wait(timeline) is not { } wait || (wait.Latest ?? wait.Earliest) is not { } value)
        {
            return new DataPoint(null, 0, CellState.NotAvailable, Precision.Exact, "", null);
        }

        // Steps that stand side by side can leave the latest below the earliest of another: then the end is open.
        var range = wait.Latest < wait.Earliest ? new ValueRange(wait.Latest, null) : new ValueRange(wait.Earliest, wait.Latest);
        var text = Said(range);
        var figure = Of(value, Weeks, $"{Name(stage)}, {_texts[timeline == Timeline.Current ? "process.current" : "process.ideal"]}", [.. stage.Of(timeline).Select(s => s.Address)]);
        return new DataPoint(value, 1, CellState.Shown, Precision.Exact, text, Annex?.Add(figure.What, text, figure, page), Range: range);
    }

    private string Said(ValueRange range) => (range.Low, range.High) switch
    {
        // Days count from one; a part of a week says little.
        (< 1 and { } early, null) => _texts.Fill("process.from_day", _format.Number(Math.Max(1, Math.Round(early * 7)))),
        ({ } low, null) => _texts.Fill("process.weeks_from", Rounded(low)),
        (null, { } high) => _texts.Fill("process.weeks_to", Rounded(high)),
        ({ } low, { } high) when low == high => _texts.Fill("process.weeks", Rounded(low)),
        ({ } low, { } high) => _texts.Fill("process.weeks_between", Rounded(low), Rounded(high)),
        _ => _texts["process.no_duration"],
    };

    private string Rounded(decimal weeks) => _format.Number(weeks, weeks == Math.Floor(weeks) ? 0 : 1);
}
