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
public sealed record BackfillForm(string Source, string From, string To, string Limit)
{
    /// <summary>Whether a range is asked for.</summary>
    public bool IsAsked => Source.Length > 0 && From.Length > 0 && To.Length > 0;

    /// <summary>Reads the fields of an address or of a form.</summary>
    public static BackfillForm Read(Func<string, StringValues> field)
    {
        return new BackfillForm(Of("source"), Of("from"), Of("to"), Of("limit") is { Length: > 0 } limit ? limit : UploadForm.UsualLimit);

        string Of(string key) => field(key).ToString().Trim();
    }

    /// <summary>The address of the same question, without the language.</summary>
    public string Address() => string.Concat(
        new[] { ("source", Source), ("from", From), ("to", To), ("limit", Limit == UploadForm.UsualLimit ? "" : Limit) }
            .Where(p => p.Item2.Length > 0)
            .Select(p => $"&{p.Item1}={Uri.EscapeDataString(p.Item2)}"));

    /// <summary>What would be repeated.</summary>
    /// <exception cref="WrongArgumentException">There is no such source, or the range is none.</exception>
    public IReadOnlyList<BackfillStep> Plan(Backfill backfill) => backfill.Plan(Source, PeriodOf(From), PeriodOf(To));

    private static Period PeriodOf(string text) =>
        Period.TryParse(text, out var period) ? period : throw new WrongArgumentException($"'{text}' is no period: write a year (2018), a month (2018-05) or a day (2018-05-31).");
}
