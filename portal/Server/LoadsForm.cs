using System.Globalization;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Server;

/// <summary>Which loads an administrator looks for, as it stands in the address.</summary>
/// <param name="State">A word of <see cref="LoadState"/>, or empty.</param>
/// <param name="Source">A source, or empty.</param>
/// <param name="Text">Letters in file, dataset or name, or empty.</param>
/// <param name="From">First day (<c>2026-11-21</c>), or empty.</param>
/// <param name="To">Last day, or empty.</param>
/// <param name="Page">From 1.</param>
public sealed record LoadsForm(string State, string Source, string Text, string From, string To, int Page)
{
    /// <summary>Loads on a page.</summary>
    public const int PageSize = 50;

    /// <summary>The states that can be asked for.</summary>
    public static IReadOnlyList<string> States { get; } =
        [LoadState.Succeeded, LoadState.NoOp, LoadState.Refused, LoadState.Failed, LoadState.Cancelled, LoadState.EndedUnexpectedly, LoadState.Running];

    /// <summary>Whether a day was given that is none: it does not filter.</summary>
    public bool HasWrongDay => (From.Length > 0 && Day(From) is null) || (To.Length > 0 && Day(To) is null);

    /// <summary>Reads <c>?state=S&amp;source=S&amp;text=T&amp;from=D&amp;to=D&amp;page=N</c>.</summary>
    public static LoadsForm Read(IQueryCollection query)
    {
        return new LoadsForm(Of("state"), Of("source"), Of("text"), Of("from"), Of("to"), PageOf(query));

        string Of(string key) => query[key].ToString().Trim();
    }

    /// <summary>The page that is asked for, from 1.</summary>
    public static int PageOf(IQueryCollection query) =>
        int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= 1_000_000 ? page : 1;

    /// <summary>The question to the journal.</summary>
    public LoadFilter Filter() => new(Given(State), Given(Source), Given(Text), Day(From), Day(To));

    /// <summary>The address of a page of the same question, without the language: <c>&amp;state=failed&amp;page=2</c>.</summary>
    public string Address(int page) => string.Concat(
        new[] { ("state", State), ("source", Source), ("text", Text), ("from", From), ("to", To), ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : "") }
            .Where(p => p.Item2.Length > 0)
            .Select(p => $"&{p.Item1}={Uri.EscapeDataString(p.Item2)}"));

    private static string? Given(string text) => text.Length == 0 ? null : text;

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue ? day : null;
}
