using System.Globalization;
using Microsoft.Extensions.Primitives;
using ReIntegrationBI.Portal.Commands;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Server;

/// <summary>A range of periods whose loads are to be repeated.</summary>
/// <param name="Source">The source, or empty.</param>
/// <param name="From">First period, or empty.</param>
/// <param name="To">Last period, or empty.</param>
/// <param name="Limit">Share of rows that may be rejected.</param>
/// <param name="Only">A word of <see cref="BackfillSlices"/>; another one is no choice.</param>
/// <param name="Order"><see cref="OldestFirst"/>, or empty for the newest first.</param>
/// <param name="AtOnce">How many slices may be loaded at the same time.</param>
public sealed record BackfillForm(string Source, string From, string To, string Limit, string Only, string Order, string AtOnce)
{
    /// <summary>The word for the oldest period first.</summary>
    public const string OldestFirst = "oldest";

    /// <summary>Whether a range is asked for.</summary>
    public bool IsAsked => Source.Length > 0 && From.Length > 0 && To.Length > 0;

    /// <summary>Reads the fields of an address or of a form.</summary>
    public static BackfillForm Read(Func<string, StringValues> field)
    {
        return new BackfillForm(
            Of("source"), Of("from"), Of("to"), Or("limit", UploadForm.UsualLimit), Or("only", BackfillSlices.All), Of("order"), Or("at-once", UsualAtOnce));

        string Of(string key) => field(key).ToString().Trim();

        string Or(string key, string usual) => Of(key) is { Length: > 0 } given ? given : usual;
    }

    /// <summary>The address of the same question, without the language.</summary>
    public string Address() => string.Concat(
        new[]
        {
            ("source", Source), ("from", From), ("to", To), ("limit", Unless(UploadForm.UsualLimit, Limit)), ("only", Unless(BackfillSlices.All, Only)), ("order", Order),
            ("at-once", Unless(UsualAtOnce, AtOnce)),
        }
            .Where(p => p.Item2.Length > 0)
            .Select(p => $"&{p.Item1}={Uri.EscapeDataString(p.Item2)}"));

    /// <summary>What would be repeated.</summary>
    /// <exception cref="WrongArgumentException">There is no such source, or the range is none.</exception>
    public IReadOnlyList<BackfillStep> Plan(Backfill backfill) => backfill.Plan(Source, PeriodOf(From), PeriodOf(To), Choice());

    /// <summary>Which slices, in which order, how many at once.</summary>
    /// <exception cref="WrongArgumentException">The number is none.</exception>
    public BackfillChoice Choice() => new(
        Only,
        Order == OldestFirst,
        int.TryParse(AtOnce, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new WrongArgumentException(FormattableString.Invariant($"'{AtOnce}' is no number of slices at once: write one from 1 to {BackfillChoice.MostAtOnce}.")));

    private static string UsualAtOnce => BackfillChoice.UsualAtOnce.ToString(CultureInfo.InvariantCulture);

    private static string Unless(string usual, string given) => given == usual ? "" : given;

    private static Period PeriodOf(string text) =>
        Period.TryParse(text, out var period) ? period : throw new WrongArgumentException($"'{text}' is no period: write a year (2018), a month (2018-05) or a day (2018-05-31).");
}
