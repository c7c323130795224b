using System.CommandLine;
using System.Globalization;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>Options that several commands share, and how their values are read.</summary>
internal static class CommonOptions
{
    public static Option<string?> Source() => new("--source") { Description = "Only this source, e.g. riziv.", HelpName = "S" };

    public static Option<string> RejectLimit() => new("--reject-limit")
    {
        Description = "Share of rows that may be rejected; above it the whole file is refused. A percentage (1%) or a fraction (0.01).",
        HelpName = "LIMIT",
        DefaultValueFactory = _ => "1%",
    };

    public static Argument<string[]> Measures() => new("MEASURE")
    {
        Description = "One or more measures, with commas between; 'model' lists them.", Arity = ArgumentArity.OneOrMore,
    };

    public static Option<string[]> By() => new("--by")
    {
        Description = "Break down by these dimensions, with commas between: scheme, sex, age_group, region, disease_group, status, period (also unit, publication); "
            + "of surveys survey, question, row, segment, answer. "
            + "A dimension left out is read at its total.",
        HelpName = "D,..",
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<string[]> Where() => new("--where")
    {
        Description = "Only these members of a dimension, by code or by label in any language; several with commas between or by repeating --where.",
        HelpName = "D=V",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Option<string?> Editions()
    {
        var editions = new Option<string?>("--editions")
        {
            Description = "Which published values of a cell: the newest, or all of them, a row each. Without it: all where every dimension is asked by, else the newest.",
            HelpName = "newest|all",
        };
        editions.AcceptOnlyFromAmong("newest", "all");
        return editions;
    }

    public static Option<string?> AsOf() => new("--as-of")
    {
        Description = "The warehouse as it was known at this moment: a day (2026-11-21, known at its end) or a moment (2026-11-21T14:00Z). UTC unless an offset is given.",
        HelpName = "T",
    };

    public static Option<string> Format(string description)
    {
        var format = new Option<string>("--format") { Description = description, HelpName = "table|csv|json", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "csv", "json");
        return format;
    }

    public static Option<string> Language(string description)
    {
        var language = new Option<string>("--lang") { Description = description, HelpName = "nl|fr|en", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("nl", "fr", "en");
        return language;
    }

    public static Option<string> Weight()
    {
        var weight = new Option<string>("--weight")
        {
            Description = "none: everyone counts once; file: by the weights of the file; raked: to the margins of RIZIV's population in the warehouse.",
            HelpName = "none|file|raked",
            DefaultValueFactory = _ => "none",
        };
        weight.AcceptOnlyFromAmong("none", "file", "raked");
        return weight;
    }

    public static Option<string> Language()
    {
        var language = new Option<string>("--lang") { Description = "Language of labels.", HelpName = "nl|fr|en", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong([.. Reports.Texts.Languages.All]);
        return language;
    }

    public static Option<bool> Bonferroni() => new("--bonferroni") { Description = "Multiply probabilities by the number of pairs tested in a row." };

    public static WeightChoice ReadWeight(string? text) => Enum.Parse<WeightChoice>(text!, ignoreCase: true);

    public static decimal ReadRejectLimit(string text)
    {
        var percent = text.EndsWith('%');
        return decimal.TryParse(text.TrimEnd('%').Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && (percent ? value / 100 : value) is >= 0 and <= 1 and var limit
            ? limit
            : throw new WrongArgumentException($"--reject-limit '{text}' is no share: write a percentage from 0% to 100% (1%) or a fraction from 0 to 1 (0.01).");
    }

    public static DateTime? ReadAsOf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue)
        {
            return day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddMilliseconds(-1);
        }

        string[] formats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];
        return DateTimeOffset.TryParseExact(
            text.Replace(' ', 'T'), [.. formats, .. formats.Select(f => f + "K")], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.UtcDateTime
            : throw new WrongArgumentException($"--as-of '{text}' is no moment: write a day (2026-11-21) or a moment (2026-11-21T14:00Z).");
    }

    public static EditionChoice? ReadEditions(string? text) =>
        text switch { "newest" => EditionChoice.Newest, "all" => EditionChoice.All, _ => null };

    public static IReadOnlyList<(string Dimension, string Text)> ReadWhere(IEnumerable<string>? limits) =>
    [
        .. (limits ?? []).Select(limit => MemberLimit.TrySplit(limit, out var parts)
            ? parts
            : throw new WrongArgumentException($"--where '{limit}' is not of the form D=V: write the dimension, '=', and its members, e.g. region=Flanders.")),
    ];

    /// <summary>A region for which reports are made, or null where none was given.</summary>
    public static string? ReadRegion(Installation installation, string? text) =>
        text is null || installation.ReportRegions.Any(r => r.Code == text)
            ? text
            : throw new WrongArgumentException($"--region '{text}' is no region of which reports are made; there are {string.Join(", ", installation.ReportRegions.Select(r => r.Code))}.");

    public static Period? ReadMonth(string? text) =>
        text is null ? null
        : Period.TryParse(text, out var period) && period.Type == "month" ? period
        : throw new WrongArgumentException($"--period '{text}' is no month: write it as 2026-11.");

    /// <summary>Comma-separated codes, over one or several arguments.</summary>
    public static IReadOnlyList<string> Codes(IEnumerable<string>? arguments) =>
        (arguments ?? []).SelectMany(a => a.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
}
