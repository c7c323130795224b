using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>Which members of a dimension may be added for a measure. Refuses what would have no meaning or count twice.</summary>
internal static class SumRules
{
    /// <summary>Passes silently, or refuses.</summary>
    /// <exception cref="QueryException">The measure is never added over the dimension, or the members overlap.</exception>
    public static void Check(SemanticModel model, Measure measure, ModelDimension dimension, IReadOnlyList<string> codes)
    {
        if (!measure.Additivity.Over(dimension.Code))
        {
            throw new QueryException(
                $"{measure.Code} cannot be asked for {string.Join(" and ", codes)} together: {Never(measure, dimension)}. "
                + $"Ask by {dimension.Code}, or name one member.");
        }

        if (Overlap(model, dimension, codes) is { } overlap)
        {
            throw new QueryException(
                $"{measure.Code} cannot be summed over {dimension.Code} {string.Join(", ", codes)}: {overlap}. "
                + $"Leave one out, or ask by {dimension.Code}.");
        }
    }

    /// <summary>Why a measure is not added: <c>invalidity_share is a share: shares are never summed</c>.</summary>
    public static string Never(Measure measure, ModelDimension dimension) => (measure.Kind, dimension.Code) switch
    {
        (MeasureKind.Stock, SemanticModel.Period) => $"{measure.Code} is {measure.KindInWords}: it is never summed over time",
        (_, SemanticModel.Period) when measure.Distinct =>
            $"{measure.Code} counts each person once a period, and the same person can stand in several: it is never summed over time",
        (MeasureKind.Growth, _) => $"{measure.Code} is a growth: growth is never summed",
        _ => $"{measure.Code} is {measure.KindInWords}: {measure.Kind.ToString().ToLowerInvariant()}s are never summed",
    };

    /// <summary>Why members cannot be added to each other, or null where they can.</summary>
    public static string? Overlap(SemanticModel model, ModelDimension dimension, IReadOnlyList<string> codes)
    {
        if (dimension.Code == SemanticModel.Period)
        {
            return OverlapOfPeriods(codes.Select(Period.Parse).ToArray());
        }

        var members = codes.Select(code => model.Catalog.Find(dimension.Code, code)!).ToArray();
        return members.Select(Alone).FirstOrDefault(why => why is not null)
            ?? Pairs(members).Select(pair => OverlapOf(model, dimension, pair.One, pair.Other)).FirstOrDefault(why => why is not null);
    }

    private static string? Alone(CodeListMember member) => member.Role switch
    {
        MemberRole.Total => $"{member.Code} is the whole and holds the others already",
        MemberRole.Outside => $"{member.Code} stands outside the parts of the whole and is added to nothing",
        _ => null,
    };

    private static string? OverlapOf(SemanticModel model, ModelDimension dimension, CodeListMember one, CodeListMember other)
    {
        if (IsAbove(model, one, other))
        {
            return $"{one.Code} holds {other.Code} already";
        }

        if (IsAbove(model, other, one))
        {
            return $"{other.Code} holds {one.Code} already";
        }

        if ((one.Role == MemberRole.OfWhich || other.Role == MemberRole.OfWhich) && one.Parent != other.Parent)
        {
            var part = one.Role == MemberRole.OfWhich ? one : other;
            return $"{part.Code} is an 'of which' of {part.Parent} and is added only to others of which {part.Parent} is the whole";
        }

        if (one.Role != other.Role && (one.Role == MemberRole.OfWhich || other.Role == MemberRole.OfWhich))
        {
            var part = one.Role == MemberRole.OfWhich ? one : other;
            var beside = part == one ? other : one;
            return $"{part.Code} is an 'of which' and may lie within {beside.Code}";
        }

        return dimension.Bands && AgeBand.TryParse(one.Code, out var a) && AgeBand.TryParse(other.Code, out var b) && a.Overlaps(b)
            ? $"{one.Code} and {other.Code} overlap"
            : null;
    }

    private static bool IsAbove(SemanticModel model, CodeListMember above, CodeListMember below)
    {
        for (var parent = below.Parent; parent is not null; parent = model.Catalog.Find(below.Dimension, parent)?.Parent)
        {
            if (parent == above.Code)
            {
                return true;
            }
        }

        return false;
    }

    private static string? OverlapOfPeriods(Period[] periods)
    {
        var day = periods.Where(p => p.Type == "day").Select(p => p.Code).FirstOrDefault();
        if (day is not null)
        {
            return $"{day} is a day, and a sum over time is made of whole years or months";
        }

        return Pairs(periods)
            .Where(pair => pair.One.FirstDay <= pair.Other.LastDay && pair.Other.FirstDay <= pair.One.LastDay)
            .Select(pair => $"{pair.One} and {pair.Other} overlap")
            .FirstOrDefault();
    }

    private static IEnumerable<(T One, T Other)> Pairs<T>(IReadOnlyList<T> all)
    {
        for (var i = 0; i < all.Count; i++)
        {
            for (var j = i + 1; j < all.Count; j++)
            {
                yield return (all[i], all[j]);
            }
        }
    }
}
