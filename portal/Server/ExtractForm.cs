using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using ReIntegrationBI.Portal.Commands;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Portal.Server;

/// <summary>What a visitor asks of an extract, as it stands in the address.</summary>
public sealed record ExtractForm
{
    /// <summary>The beginning of the name of a field in which members of one dimension are typed: <c>in.period=2017..2023</c>.</summary>
    public const string TypedIn = "in.";

    /// <summary>Codes of the measures.</summary>
    public required IReadOnlyList<string> Measures { get; init; }

    /// <summary>Codes of the dimensions to break down by.</summary>
    public required IReadOnlyList<string> By { get; init; }

    /// <summary>Members to which it is limited, by dimension.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Where { get; init; }

    /// <summary>Which editions are read; null: as the warehouse chooses.</summary>
    public EditionChoice? Editions { get; init; }

    /// <summary>Day or moment as typed; empty for now.</summary>
    public string AsOfText { get; init; } = "";

    /// <summary>The same as a moment (UTC), or null.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>Whether the first rows are asked for.</summary>
    public bool Shows { get; init; }

    /// <summary>Key of the text that says what is wrong in the address, and what it names; or null.</summary>
    public (string Key, string Part)? Mistake { get; init; }

    /// <summary>Reads <c>?measure=M&amp;by=D&amp;where=D%3DV&amp;in.period=2017..2023&amp;editions=newest|all&amp;asof=T&amp;show=yes</c>; each but the last three may stand several times.</summary>
    public static ExtractForm Read(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> address, CodeListCatalog lists)
    {
        var all = address.SelectMany(p => p.Value.Select(v => (p.Key, Value: (v ?? "").Trim()))).Where(p => p.Value.Length > 0).ToList();
        string One(string key) => all.FirstOrDefault(p => p.Key == key).Value ?? "";
        (string, string)? mistake = null;
        var limits = new List<(string Dimension, string Text)>();
        foreach (var (key, value) in all)
        {
            if (key.StartsWith(TypedIn, StringComparison.Ordinal))
            {
                limits.Add((key[TypedIn.Length..], value));
            }
            else if (key == "where" && MemberLimit.TrySplit(value, out var parts))
            {
                limits.Add(parts);
            }
            else if (key == "where")
            {
                mistake = ("extracts.wrong_where", value);
            }
        }

        var (editions, asOf) = (One("editions"), default(DateTime?));
        if (editions is not ("" or "newest" or "all"))
        {
            mistake = ("extracts.wrong_editions", editions);
        }

        try
        {
            asOf = One("asof") is { Length: > 0 } text ? CommonOptions.ReadAsOf(text) : null;
        }
        catch (WrongArgumentException)
        {
            mistake = ("extracts.wrong_as_of", One("asof"));
        }

        return new ExtractForm
        {
            Measures = [.. CommonOptions.Codes(all.Where(p => p.Key == "measure").Select(p => p.Value)).Distinct()],
            By = [.. CommonOptions.Codes(all.Where(p => p.Key == "by").Select(p => p.Value)).Distinct()],
            Where = MemberLimit.All(lists, limits),
            Editions = CommonOptions.ReadEditions(editions),
            AsOfText = One("asof"),
            AsOf = asOf,
            Shows = One("show") == "yes",
            Mistake = mistake,
        };
    }

    /// <summary>Reads a question that was kept.</summary>
    public static ExtractForm Read(string definition, CodeListCatalog lists) => Read(QueryHelpers.ParseQuery(definition), lists);

    /// <summary>The question to the warehouse.</summary>
    public Query Query() => new() { Measures = Measures, By = By, Where = Where, AsOf = AsOf, Editions = Editions };

    /// <summary>The question as it stands in an address, without the language: <c>measure=M&amp;by=D</c>.</summary>
    public string Address() => string.Join('&', Measures.Select(m => ("measure", m))
        .Concat(By.Select(d => ("by", d)))
        .Concat(Where.SelectMany(w => w.Value.Select(v => ("where", $"{w.Key}={v}"))))
        .Concat(Editions is null ? [] : [("editions", Editions.Value.ToString().ToLower(CultureInfo.InvariantCulture))])
        .Concat(AsOfText.Length == 0 ? [] : [("asof", AsOfText)])
        .Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"));
}
