using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Delivery;

namespace ReIntegrationBI.Portal.Server;

/// <summary>Which editions an administrator looks for, as it stands in the address.</summary>
/// <param name="Month">A month, or empty.</param>
/// <param name="Language">A language, or empty.</param>
/// <param name="State">A word of <see cref="EditionState"/>, or empty.</param>
/// <param name="Page">From 1.</param>
public sealed record EditionsForm(string Month, string Language, string State, int Page)
{
    /// <summary>Editions on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Reads <c>?month=M&amp;language=L&amp;state=S&amp;page=N</c>.</summary>
    public static EditionsForm Read(IQueryCollection query)
    {
        return new EditionsForm(Of("month"), Of("language"), Of("state"), LoadsForm.PageOf(query));

        string Of(string key) => query[key].ToString().Trim();
    }

    /// <summary>The question to the archive.</summary>
    public EditionFilter Filter() => new(Given(Month), Languages.All.Contains(Language) ? Language : null, EditionState.All.Contains(State) ? State : null);

    /// <summary>The address of a page of the same question, without the language of the page.</summary>
    public string Address(int page) => string.Concat(
        new[] { ("month", Month), ("language", Language), ("state", State), ("page", page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : "") }
            .Where(p => p.Item2.Length > 0)
            .Select(p => $"&{p.Item1}={Uri.EscapeDataString(p.Item2)}"));

    private static string? Given(string text) => text.Length == 0 ? null : text;
}
