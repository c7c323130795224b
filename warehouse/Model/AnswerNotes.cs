using System.Globalization;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>What the reader of an answer must know, in English.</summary>
internal static class AnswerNotes
{
    private const int MembersShown = 12;

    /// <summary>Says which members have figures where the totals have none.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="own">Its figures within the members named.</param>
    /// <param name="atTotals">Those of them that stand at the totals of what was not named.</param>
    /// <param name="members">The members of the dimensions.</param>
    public static IEnumerable<string> OnWhatIsMissing(
        Measure measure, Question question, IReadOnlyCollection<Figure> own, IReadOnlyCollection<Figure> atTotals, MemberIndex members)
    {
        if (own.Count == 0)
        {
            var known = question.AsOf is { } moment
                ? $" as known on {moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC"
                : "";
            yield return $"{measure.Code}: there is no figure for this question{known}.";
        }
        else if (atTotals.Count == 0)
        {
            yield return Nowhere(measure, question, own, members);
        }
        else
        {
            foreach (var note in question.By.Where(d => !d.IsAttribute).Select(d => Elsewhere(measure, question, d, own, atTotals, members)))
            {
                if (note is not null)
                {
                    yield return note;
                }
            }
        }
    }

    /// <summary>Says where editions or sources differ, or several quantities stand side by side.</summary>
    public static IEnumerable<string> OnReadings(Question question, IReadOnlyCollection<ResultRow> rows)
    {
        var differ = rows.Count(r => r.Cell.OtherReadings.Any(o => o.Unit == r.Cell.Unit && o.Value != r.Cell.Value));
        if (differ > 0)
        {
            var cells = differ == 1 ? "1 cell was" : differ.ToString(CultureInfo.InvariantCulture) + " cells were";
            yield return $"{cells} published with different values: the newest edition, or the most exact and official source, is shown; "
                + "the other readings stand beside it.";
        }

        if (question.AsksBy(SemanticModel.UnitAttribute))
        {
            yield break;
        }

        foreach (var measure in rows.GroupBy(r => r.Measure))
        {
            var units = measure.Select(r => r.Cell.Unit).DistinctBy(u => u.Quantity).Select(u => u.Code).ToArray();
            if (units.Length > 1)
            {
                yield return $"{measure.Key} is given in several units, each with rows of its own: {string.Join("; ", units)}.";
            }
        }
    }

    private static string Nowhere(Measure measure, Question question, IReadOnlyCollection<Figure> own, MemberIndex members)
    {
        var without = question.AtTotal.Where(d => own.All(f => !members.Has(d, f[d.Code], d.Total))).ToArray();
        if (without.Length == 0)
        {
            var names = string.Join(", ", question.AtTotal.Where(d => Codes(own, d).Length > 1).Select(d => d.Code));
            return $"{measure.Code} has no figure at the totals of {names} together; ask by one of them.";
        }

        var said = without.Select(d => $"at the total of {d.Code} ({d.Total}), only for {Some(Codes(own, d))}");
        return $"{measure.Code} has no figure {string.Join("; nor ", said)}. Name the member, or ask by {string.Join(", ", without.Select(d => d.Code))}.";
    }

    private static string? Elsewhere(
        Measure measure, Question question, ModelDimension by, IReadOnlyCollection<Figure> own, IReadOnlyCollection<Figure> atTotals,
        MemberIndex members)
    {
        var shown = Codes(atTotals, by);
        var hidden = own.Where(f => !shown.Contains(f[by.Code])).ToArray();
        if (hidden.Length == 0)
        {
            return null;
        }

        var without = question.AtTotal.Where(d => hidden.Any(f => !members.Has(d, f[d.Code], d.Total)))
            .Select(d => $"{d.Code} {Some(Codes(hidden.Where(f => !members.Has(d, f[d.Code], d.Total)).ToArray(), d))}");
        return $"{measure.Code} has figures for {by.Code} {Some(Codes(hidden, by))} only with {string.Join(" or ", without)}: name it to read them.";
    }

    private static string[] Codes(IReadOnlyCollection<Figure> figures, ModelDimension dimension) =>
        figures.Select(f => f[dimension.Code]).Distinct().Order(StringComparer.Ordinal).ToArray();

    private static string Some(string[] codes) =>
        string.Join(", ", codes.Take(MembersShown)) + (codes.Length > MembersShown ? " and others" : "");
}
