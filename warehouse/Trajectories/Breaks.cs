using System.Globalization;

namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>Why lines are not taken over, in words.</summary>
internal static class Breaks
{
    public static RuleBreak Twice(Milestone milestone, int day, int first) => milestone == Milestone.Closure
        ? new("closure-twice", "the spell is closed already", Found(milestone, day), $"one closure a spell; it was closed on {Day(first)}", CorrectOrLeave)
        : new("twice", $"{milestone.Code()} can happen once in a spell", Found(milestone, day), $"one; it happened on {Day(first)}", CorrectOrLeave);

    public static RuleBreak StartTwice(int day) => new(
        "start-twice", "the incapacity of this person starts on that day already", Found(Milestone.IncapacityStart, day), "one start a day", CorrectOrLeave);

    public static RuleBreak TwiceWithout(Milestone milestone, int day, IEnumerable<Milestone> between) => new(
        "twice-without", $"{milestone.Code()} happened already, and nothing undid it", Found(milestone, day), $"{Any(between)} in between",
        "Report what came in between too, or leave the second one out");

    public static RuleBreak Needs(Milestone milestone, int day, IEnumerable<Milestone> earlier) => new(
        "too-early", $"{milestone.Code()} follows on nothing", Found(milestone, day), $"{Any(earlier)} before it in the spell", "Report what came before it too, or correct its day");

    public static RuleBreak TooLate(Milestone milestone, int day, Milestone later, int laterDay) => new(
        "wrong-order", $"{milestone.Code()} cannot come after {later.Code()}", Found(milestone, day), $"a day not after {Day(laterDay)}, the day of {later.Code()}", "Correct one of the two days");

    public static RuleBreak BeforeStart(Milestone milestone, int day) => new(
        "before-start", "there is no start of incapacity on or before that day", Found(milestone, day), "an event of a spell whose start was reported", "Report the start of the spell too, or correct the day");

    public static RuleBreak AfterClosure(Milestone milestone, int day, int closed) => new(
        "after-closure", "the spell was closed before that day", Found(milestone, day), $"nothing after {Day(closed)}, the day of its closure", "Correct one of the two days, or report the start of a new spell");

    public static RuleBreak Overlap(int day, int start, int end) => new(
        "overlap", "the start falls within another spell of the person", Found(Milestone.IncapacityStart, day),
        end == SpellSnapshot.NotReached ? $"an end of the spell that began on {Day(start)}, before it" : $"a day after {Day(end)}, the end of the spell that began on {Day(start)}",
        "Report the end of the other spell, or correct its start with corrects=yyyy-MM-dd");

    public static RuleBreak AfterExtract(Milestone milestone, int day, int extract) => new(
        "after-extract", "the event lies after the day up to which the file says that it tells everything", Found(milestone, day), $"a day up to {Day(extract)}", "Correct the day, or the day of the extract line");

    public static RuleBreak NothingToCorrect(TrajectoryReport report) => new(
        "nothing-to-correct", "what the line corrects was not reported, or stands no longer", $"{report.Milestone.Code()} corrects={Day(report.Corrects)}",
        "the day for which an event of the same kind of this person stands", "Name the day that was reported, or report the event without 'corrects'");

    public static RuleBreak NothingToWithdraw(TrajectoryReport report) => new(
        "nothing-to-withdraw", "what the line withdraws was not reported, or stands no longer", $"{report.Milestone.Code()} {Day(report.Day)} withdraw=yes",
        "the day for which an event of the same kind of this person stands", "Name the day that was reported");

    public static RuleBreak Unclear(TrajectoryReport report) => new(
        "unclear-correction", "several actors reported such an event for that day, and this one did not", $"{report.Milestone.Code()} {Day(report.Kind == ReportKind.Withdrawal ? report.Day : report.Corrects)}",
        "the actor whose report it corrects", "Name that actor on the line");

    public static RuleBreak TooMany(int events) => new(
        "too-many-events", "the person has more events than anybody can have, so the identifier is probably not that of one person",
        events.ToString(CultureInfo.InvariantCulture) + " events", $"at most {SpellResolver.MostEvents} a person", "Give every person an identifier of their own");

    /// <summary>A line by which another event would become impossible.</summary>
    public static RuleBreak Makes(TrajectoryReport report, TrajectoryEvent other, RuleBreak why) => new(
        why.Code, $"with it, {other.Milestone.Code()} of {Day(other.Day)} would be impossible ({why.Message})", Found(report.Milestone, report.Day),
        why.Expected, "Correct the day, or first the event that it contradicts");

    private const string CorrectOrLeave = "Leave the line out, or correct what was reported with corrects=yyyy-MM-dd";

    private static string Found(Milestone milestone, int day) => $"{milestone.Code()} {Day(day)}";

    private static string Any(IEnumerable<Milestone> milestones) => string.Join(" or ", milestones.Select(m => m.Code()));

    private static string Day(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
