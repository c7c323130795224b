using System.Globalization;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Portal.Server;

/// <summary>Which runs an administrator looks for, as it stands in the address.</summary>
/// <param name="State">A word of <see cref="JobState"/>, or empty.</param>
/// <param name="Kind">A kind, or empty.</param>
/// <param name="Recurring">Name of a recurring job, or empty.</param>
/// <param name="Text">Letters in what it is done to, or empty.</param>
/// <param name="Group">Number of a group, or empty.</param>
/// <param name="Since"><see cref="LastDay"/>, or empty.</param>
/// <param name="Page">From 1.</param>
public sealed record RunsForm(string State, string Kind, string Recurring, string Text, string Group, string Since, int Page)
{
    /// <summary>Runs on a page.</summary>
    public const int PageSize = 50;

    /// <summary>The word for what was asked for, begun or ended in the last 24 hours.</summary>
    public const string LastDay = "24h";

    /// <summary>The group, or null where none is given.</summary>
    public long? GroupKey => long.TryParse(Group, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : null;

    /// <summary>Whether a group was given that is no number: it does not filter.</summary>
    public bool HasWrongGroup => Group.Length > 0 && GroupKey is null;

    /// <summary>Reads <c>?state=S&amp;kind=K&amp;recurring=R&amp;text=T&amp;group=N&amp;since=24h&amp;page=N</c>.</summary>
    public static RunsForm Read(IQueryCollection query)
    {
        return new RunsForm(Of("state"), Of("kind"), Of("recurring"), Of("text"), Of("group"), Of("since"), LoadsForm.PageOf(query));

        string Of(string key) => query[key].ToString().Trim();
    }

    /// <summary>The question to the queue.</summary>
    /// <param name="now">Now (UTC).</param>
    public JobFilter Filter(DateTime now) =>
        new(Given(State), Given(Kind), Given(Recurring), GroupKey, Given(Text), Since == LastDay ? now.AddDays(-1) : null);

    /// <summary>The address of a page of the same question, without the language: <c>&amp;state=failed&amp;page=2</c>.</summary>
    public string Address(int page) => string.Concat(
        new[]
        {
            ("state", State), ("kind", Kind), ("recurring", Recurring), ("text", Text), ("group", Group), ("since", Since),
            ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : ""),
        }
            .Where(p => p.Item2.Length > 0)
            .Select(p => $"&{p.Item1}={Uri.EscapeDataString(p.Item2)}"));

    private static string? Given(string text) => text.Length == 0 ? null : text;
}
