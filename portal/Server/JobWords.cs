using System.Globalization;
using System.Text.Json;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Portal.Server;

/// <summary>Runs and their times in the words of the pages. Times are shown on the clock of Brussels, by which the recurring jobs go.</summary>
internal static class JobWords
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>A moment on the clock of Brussels; in the hour that comes twice, with its distance from UTC.</summary>
    /// <param name="utc">The moment in UTC.</param>
    /// <param name="format">How a day is written.</param>
    /// <param name="pattern">How the time of day is written.</param>
    public static string Moment(DateTime utc, Formatter format, string pattern = "HH:mm:ss")
    {
        var there = There(utc);
        return $"{format.ShortDate(DateOnly.FromDateTime(there.DateTime))} {there.ToString(pattern, CultureInfo.InvariantCulture)}{Twice(there)}";
    }

    /// <summary>The same where no language is asked for: <c>2026-11-27 07:00:00</c>.</summary>
    public static string Moment(DateTime utc)
    {
        var there = There(utc);
        return there.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + Twice(there);
    }

    /// <summary>A span of time in its two largest units: <c>2 h 5 min</c>; below ten seconds to a tenth of one.</summary>
    public static string Span(TimeSpan span, PortalTexts texts, Formatter format)
    {
        var size = span.Duration();
        return size switch
        {
            { TotalSeconds: < 10 } => texts.Fill("jobs.span.s", format.Number((decimal)size.TotalSeconds, 1)),
            { TotalSeconds: < 60 } => Of("s", size.Seconds),
            { TotalMinutes: < 60 } => Two("min", size.Minutes, "s", size.Seconds),
            { TotalHours: < 24 } => Two("h", size.Hours, "min", size.Minutes),
            _ => Two("d", (int)size.TotalDays, "h", size.Hours),
        };

        string Of(string unit, int number) => texts.Fill("jobs.span." + unit, format.Number(number));

        string Two(string large, int many, string small, int few) => few == 0 ? Of(large, many) : $"{Of(large, many)} {Of(small, few)}";
    }

    /// <summary>How far a moment is away: <c>in 3 h</c>, <c>2 min ago</c>.</summary>
    public static string Away(DateTime utc, DateTime now, PortalTexts texts, Formatter format) =>
        texts.Fill(utc > now ? "jobs.in" : "jobs.ago", Span(TimeSpan.FromSeconds(Math.Round((utc - now).Duration().TotalSeconds)), texts, format));

    /// <summary>What kind of work it is, and to what it is done.</summary>
    public static string Title(JobRun run, PortalTexts texts) => $"{texts.Word("jobs.kind", run.Kind)}: {run.Subject}";

    /// <summary>What a kind was told, a value a line; what is no JSON stands as it is.</summary>
    public static IReadOnlyList<(string Name, string Value)> Input(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. Lines("", document.RootElement)];
        }
        catch (JsonException)
        {
            return json.Length == 0 ? [] : [("", json)];
        }
    }

    private static DateTimeOffset There(DateTime utc) => TimeZoneInfo.ConvertTime(new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)), Brussels);

    private static string Twice(DateTimeOffset there) => Brussels.IsAmbiguousTime(there.DateTime) ? there.ToString(" zzz", CultureInfo.InvariantCulture) : "";

    private static IEnumerable<(string Name, string Value)> Lines(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Lines(name.Length == 0 ? p.Name : $"{name}.{p.Name}", p.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Lines(FormattableString.Invariant($"{name}[{i + 1}]"), item)),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        JsonValueKind.String => [(name, value.GetString()!)],
        _ => [(name, value.GetRawText())],
    };
}
