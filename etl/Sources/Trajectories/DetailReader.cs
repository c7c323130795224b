using System.Globalization;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Trajectories;

namespace ReIntegrationBI.Etl.Sources.Trajectories;

/// <summary>Reads the column <c>detail</c>: pairs of key and value that fit an event.</summary>
internal sealed class DetailReader(CodeListCatalog codes)
{
    private const string Corrects = "corrects", Withdraw = "withdraw", Hours = "hours", Reason = "reason";
    private const decimal LeastHours = 0.5m, MostHours = 40m;

    private static readonly string[] Members = ["scheme", "sex", "age_group", "region", "disease_group"];

    /// <summary>Reads the details of an event.</summary>
    /// <returns>What they say, or what is wrong with them.</returns>
    public (TrajectoryDetail? Detail, LineProblem? Problem) Read(Milestone milestone, string text)
    {
        var detail = TrajectoryDetail.None;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var sign = pair.IndexOf('=', StringComparison.Ordinal);
            var (key, value) = sign < 0 ? (pair, "") : (pair[..sign].TrimEnd(), pair[(sign + 1)..].TrimStart());
            if (sign <= 0 || value.Length == 0)
            {
                return Wrong("not-a-detail", "the detail is no pair of key and value", "Write key=value, with a semicolon between two", pair, "key=value");
            }

            if (!seen.Add(key))
            {
                return Wrong("detail-twice", $"'{key}' is said twice", "Leave one of the two out", pair, "each key once");
            }

            var (next, problem) = With(detail, milestone, key, value);
            if (next is null)
            {
                return (null, problem);
            }

            detail = next;
        }

        if (seen.Contains(Corrects) && seen.Contains(Withdraw))
        {
            return Wrong("corrects-and-withdraws", "the line both corrects and withdraws an event", "Write two lines", text, "one of 'corrects' and 'withdraw'");
        }

        return milestone == Milestone.Closure && detail is { Kind: ReportKind.Event, Reason: EndReason.None }
            ? Wrong("missing-reason", "it is not said why the spell was closed", "Add it to the column 'detail'", text.Length == 0 ? "nothing" : text, "reason=" + string.Join(" or ", SpellWords.ClosureReasons))
            : (detail, null);
    }

    private (TrajectoryDetail? Detail, LineProblem? Problem) With(TrajectoryDetail detail, Milestone milestone, string key, string value)
    {
        switch (key)
        {
            case Corrects:
                return LineDay.TryParse(value, out var day)
                    ? (detail with { Kind = ReportKind.Correction, Corrects = day }, null)
                    : Wrong("not-a-day", "the corrected day is no day", "Correct it", $"{key}={value}", "a day such as corrects=2025-03-31");
            case Withdraw:
                return value == "yes"
                    ? (detail with { Kind = ReportKind.Withdrawal }, null)
                    : Wrong("not-a-withdrawal", "it is not clear whether the event is withdrawn", "Write it so, or leave it out", $"{key}={value}", "withdraw=yes");
            case Hours when milestone is Milestone.PartialResumption or Milestone.AuthorisedActivity:
                return decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours) && hours is >= LeastHours and <= MostHours && decimal.Round(hours, 2) == hours
                    ? (detail with { Hours = (int)(hours * 100) }, null)
                    : Wrong("not-hours", "the hours of work a week cannot be", "Correct them", $"{key}={value}", "hours from 0.5 to 40 a week, with a decimal point");
            case Reason when milestone == Milestone.Closure:
                return SpellWords.ClosureReasons.Contains(value)
                    ? (detail with { Reason = SpellWords.ReasonOf(value) }, null)
                    : Wrong("not-a-reason", "the reason of the closure is not known", Spelling.Suggestion(value, SpellWords.ClosureReasons) + "Correct it", $"{key}={value}", string.Join(", ", SpellWords.ClosureReasons));
        }

        if (milestone == Milestone.IncapacityStart && Members.Contains(key))
        {
            return codes.TryResolve(key, value, out var code)
                ? (Member(detail, key, code), null)
                : Wrong("unknown-member", $"no member of {key} has this name", Meant(key, value) + "Correct it, or leave it out", $"{key}={value}", $"a code of the code list {key}");
        }

        var known = Known(milestone);
        return Wrong(
            "unknown-detail", $"{milestone.Code()} has no detail '{key}'", Spelling.Suggestion(key, known) + "Correct it, or leave it out", $"{key}={value}", string.Join(", ", known));
    }

    private static TrajectoryDetail Member(TrajectoryDetail detail, string key, string code) => key switch
    {
        "scheme" => detail with { Scheme = code },
        "sex" => detail with { Sex = code },
        "age_group" => detail with { AgeGroup = code },
        "region" => detail with { Region = code },
        _ => detail with { DiseaseGroup = code },
    };

    private static IEnumerable<string> Known(Milestone milestone) => milestone switch
    {
        Milestone.IncapacityStart => [.. Members, Corrects, Withdraw],
        Milestone.PartialResumption or Milestone.AuthorisedActivity => [Hours, Corrects, Withdraw],
        Milestone.Closure => [Reason, Corrects, Withdraw],
        _ => [Corrects, Withdraw],
    };

    private string Meant(string list, string value) => codes.Suggest(list, value, 1) is [var near] ? $"Did you mean '{near}'? " : "";

    private static (TrajectoryDetail? Detail, LineProblem? Problem) Wrong(string code, string message, string remedy, string found, string expected) =>
        (null, new LineProblem(code, message, remedy, found, expected));
}
