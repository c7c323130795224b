using System.Globalization;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Model.Processes;
using ReIntegrationBI.Warehouse.Processes;

namespace ReIntegrationBI.Portal;

/// <summary>Times of a process in the words of a language: for pages and commands alike.</summary>
/// <param name="codes">Names of milestones.</param>
/// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
public sealed class ProcessTimes(CodeListCatalog codes, string language)
{
    private readonly PortalTexts _texts = PortalTexts.For(language);
    private readonly Formatter _format = Formatter.For(language);

    /// <summary>When a step comes, as the source gives it; or that it gives no time.</summary>
    public string Of(ProcessStep step)
    {
        if (step.Unit is not { } unit)
        {
            return _texts["process.no_time"];
        }

        var (from, to) = (Number(step.From), Number(step.To));
        if (unit == DurationUnit.PerYear)
        {
            return _texts.Fill("process.time.per_year", from ?? to);
        }

        var (word, clock) = (_texts["process.unit." + ProcessWords.Of(unit)], Clock(step.ClockStart));
        return (step.From, step.To) switch
        {
            (0, null) => _texts.Fill("process.time.start", clock),
            (null, 0) => _texts.Fill("process.time.before", clock),
            (not null, null) => _texts.Fill("process.time.from", from, word, clock),
            (null, not null) => _texts.Fill("process.time.to", to, word, clock),
            _ when step.From == step.To => _texts.Fill("process.time.exact", from, word, clock),
            _ => _texts.Fill("process.time.between", from, to, word, clock),
        };
    }

    /// <summary>The waiting time of a stage in weeks: what a timeline gives, that it gives no time, or that it has no step.</summary>
    public string Wait(ProcessStage stage, Timeline timeline) =>
        stage.Of(timeline).Count == 0 ? _texts["process.no_step"]
        : stage.Wait(timeline) is { } wait ? Weeks(wait.Earliest, wait.Latest)
        : _texts["process.no_time"];

    /// <summary>Weeks from an earliest to a latest.</summary>
    public string Weeks(decimal? earliest, decimal? latest) => (earliest, latest) switch
    {
        (null, null) => _texts["process.no_time"],
        (not null, null) => _texts.Fill("process.weeks_from", Rounded(earliest.Value)),
        (null, not null) => _texts.Fill("process.weeks_to", Rounded(latest.Value)),
        _ when earliest == latest => _texts.Fill("process.weeks", Rounded(earliest.Value)),
        _ => _texts.Fill("process.weeks_between", Rounded(earliest.Value), Rounded(latest.Value)),
    };

    /// <summary>The moment from which a time counts.</summary>
    public string Clock(string? code) =>
        code is null ? "" : codes.Find("milestone", code) is { } milestone ? milestone.Label.In(language) : _texts["process.clock." + code];

    private string Rounded(decimal weeks) => _format.Number(weeks, weeks == Math.Floor(weeks) ? 0 : 1);

    private string? Number(decimal? value) => value is { } number ? number.ToString("0.##", CultureInfo.InvariantCulture) : null;
}
