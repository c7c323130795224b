using System.Globalization;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>Turns a query as a person wrote it into a question: resolves names, and refuses what has no meaning.</summary>
internal sealed class QuestionBuilder(SemanticModel model)
{
    /// <summary>Resolves a query.</summary>
    /// <param name="query">What was asked.</param>
    /// <param name="members">The members that the warehouse knows, of the fact that is asked.</param>
    /// <exception cref="QueryException">A name is unknown, or a sum was asked that has no meaning.</exception>
    public Question Build(Query query, MemberIndex members)
    {
        var measures = Measures(query);
        var fact = measures[0].Fact;
        var by = By(query, fact);
        var filters = Filters(query, fact, by, members);
        var dimensions = model.DimensionsOf(fact);
        var unsaid = dimensions.Where(d => !by.Contains(d) && !filters.ContainsKey(d.Code)).ToArray();
        RefuseUnsaidWithoutTotal(measures, unsaid);
        var summed = dimensions.Where(d => !by.Contains(d) && filters.TryGetValue(d.Code, out var f) && f.Codes.Count > 1).ToArray();
        foreach (var measure in measures)
        {
            foreach (var dimension in summed)
            {
                SumRules.Check(model, measure, dimension, filters[dimension.Code].Codes);
            }
        }

        var editions = query.Editions ?? (dimensions.All(by.Contains) ? EditionChoice.All : EditionChoice.Newest);
        if (editions == EditionChoice.All && summed.Length > 0)
        {
            throw new QueryException(
                $"All editions and a sum over {summed[0].Code} cannot be asked together: editions are not added. "
                + $"Ask by {summed[0].Code}, or read the newest editions.");
        }

        return new Question(fact, measures, by, filters, unsaid, summed, editions, AsUtc(query.AsOf));
    }

    /// <summary>The fact that holds the measures asked for.</summary>
    /// <exception cref="QueryException">A measure is unknown, or they stand in several facts.</exception>
    public FactTable FactOf(Query query) => Measures(query)[0].Fact;

    /// <summary>The measures asked for.</summary>
    /// <exception cref="QueryException">As above.</exception>
    public Measure[] Measures(Query query)
    {
        if (query.Measures.Count == 0)
        {
            throw new QueryException("No measure is named. Name at least one; the model lists them.");
        }

        var measures = query.Measures.Select(Measure).ToArray();
        if (measures.Distinct().Count() != measures.Length)
        {
            throw new QueryException("A measure is named twice. Name each once.");
        }

        return measures.FirstOrDefault(m => m.Fact != measures[0].Fact) is { } other
            ? throw new QueryException($"{measures[0].Code} and {other.Code} have different dimensions. Ask for them apart.")
            : measures;
    }

    private Measure Measure(string text)
    {
        var known = model.FindMeasure(text)
            ?? (model.Catalog.TryResolve("indicator", text, out var code) ? model.FindMeasure(code) : null);
        return known ?? throw new QueryException(
            $"There is no measure '{text}'.{DidYouMean(model.Catalog.Suggest("indicator", text))} The model lists all measures.");
    }

    private ModelDimension[] By(Query query, FactTable fact)
    {
        var by = query.By.Select(code => Dimension(code, fact)).ToArray();
        return by.Distinct().Count() == by.Length
            ? by
            : throw new QueryException("A dimension is asked by twice. Name each once.");
    }

    private ModelDimension Dimension(string code, FactTable fact)
    {
        var own = fact.Dimensions.Concat(fact.Attributes).ToArray();
        return own.Contains(code)
            ? model.FindDimension(code)!
            : throw new QueryException($"There is no dimension '{code}'; there are {string.Join(", ", own)}.");
    }

    private Dictionary<string, MemberFilter> Filters(Query query, FactTable fact, ModelDimension[] by, MemberIndex members)
    {
        var filters = new Dictionary<string, MemberFilter>();
        // What a name is looked up within comes first: an answer is looked up among those of the questions that are named.
        foreach (var (code, texts) in query.Where.OrderBy(w => fact.Dimensions.Concat(fact.Attributes).ToList().IndexOf(w.Key)))
        {
            var dimension = Dimension(code, fact);
            if (texts.Count == 0)
            {
                throw new QueryException($"'{code}' is limited to nothing. Name at least one member, or leave it out.");
            }

            filters[code] = code switch
            {
                SemanticModel.Period => Periods(texts, expand: !by.Contains(dimension) && fact.Dimensions.Contains(code)),
                SemanticModel.PublicationAttribute => Members(texts.Select(text => Publication(text, members.Codes(code)))),
                _ when dimension.HasPaths => Members(texts.SelectMany(text => Paths(dimension, text, filters, members))),
                _ => Members(texts.Select(text => Member(dimension, text))),
            };
        }

        return filters;
    }

    private static MemberFilter Members(IEnumerable<string> codes) => new(codes.Distinct().ToArray(), []);

    /// <summary>Members by path, code or label, within what the question is limited to already.</summary>
    private static string[] Paths(ModelDimension dimension, string text, Dictionary<string, MemberFilter> filters, MemberIndex members)
    {
        var within = dimension.Within is { } above && filters.TryGetValue(above, out var filter) ? filter.Codes : null;
        var known = members.All(dimension.Code)
            .Where(m => within is null || within.Any(w => m.Key.StartsWith(w + "/", StringComparison.Ordinal)))
            .ToArray();
        var found = known.Where(m => m.Key == text || m.Value.Code == text).Select(m => m.Key).ToArray();
        if (found.Length == 0)
        {
            found = known.Where(m => IsCalled(m.Value, text)).Select(m => m.Key).ToArray();
        }

        const int shown = 25;
        var codes = known.Select(m => m.Value.Code).Distinct().Order(StringComparer.Ordinal).ToArray();
        return found.Length > 0 ? found : throw new QueryException(
            $"'{text}' is no member of {dimension.Code}. There are {(codes.Length == 0 ? "none yet: load a survey first" : string.Join(", ", codes.Take(shown)))}"
            + $"{(codes.Length > shown ? " and others" : "")}.");
    }

    private static bool IsCalled(Member member, string text) =>
        new[] { member.Label.Nl, member.Label.Fr, member.Label.En }.Contains(text, StringComparer.OrdinalIgnoreCase);

    private string Member(ModelDimension dimension, string text) =>
        model.Catalog.TryResolve(dimension.Code, text, out var code)
            ? code
            : throw new QueryException(
                $"'{text}' is no member of {dimension.Code}.{DidYouMean(model.Catalog.Suggest(dimension.Code, text))}{Some(dimension)}");

    private string Some(ModelDimension dimension)
    {
        var codes = dimension.IsAttribute
            ? model.Catalog.Units.Keys.Order(StringComparer.Ordinal).ToArray()
            : model.Catalog.Members(dimension.Code).Select(m => m.Code).ToArray();
        const int shown = 25;
        return $" There are {string.Join(", ", codes.Take(shown))}{(codes.Length > shown ? " and others" : "")}.";
    }

    // A load can register publications of its own, so the warehouse's list counts too.
    private string Publication(string text, IReadOnlyCollection<string> publications)
    {
        if (publications.Contains(text) || model.Catalog.Publications.ContainsKey(text))
        {
            return text;
        }

        var near = publications.Where(p => p.Contains(text, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Take(3);
        var suggestions = model.Catalog.Suggest(SemanticModel.PublicationAttribute, text).Concat(near).Distinct().ToArray();
        throw new QueryException(
            $"There is no publication '{text}'.{DidYouMean(suggestions)} Ask by publication to see which there are.");
    }

    private static MemberFilter Periods(IReadOnlyList<string> texts, bool expand)
    {
        var codes = new List<string>();
        var ranges = new List<(DateOnly, DateOnly)>();
        foreach (var text in texts)
        {
            if (text.Split("..") is [var from, var to])
            {
                var (first, last) = (PeriodOf(from, text), PeriodOf(to, text));
                if (first.FirstDay > last.LastDay)
                {
                    throw new QueryException($"The range '{text}' ends before it begins. Write the earlier period first.");
                }

                if (expand)
                {
                    codes.AddRange(MembersOf(first, last, text));
                }
                else
                {
                    ranges.Add((first.FirstDay, last.LastDay));
                }
            }
            else
            {
                codes.Add(PeriodOf(text, text).Code);
            }
        }

        return new MemberFilter(codes.Distinct().ToArray(), ranges);
    }

    private static Period PeriodOf(string text, string whole) =>
        Period.TryParse(text.Trim(), out var period)
            ? period
            : throw new QueryException(
                $"'{whole}' is no period. Write a year (2022), a month (2022-06), a day (2022-12-31) or a range of them (2017..2023).");

    // A sum must know which periods it wants, so that a gap shows: the years of a range of years, the months of a range of months.
    private static IEnumerable<string> MembersOf(Period first, Period last, string text)
    {
        if (first == last)
        {
            return [first.Code];
        }

        if (first.Type != last.Type || first.Type == "day")
        {
            throw new QueryException(
                $"The range '{text}' can only be listed, not read as one: ask by period, or give the range in years or in months.");
        }

        return Steps(first, last);
    }

    private static IEnumerable<string> Steps(Period first, Period last)
    {
        var format = first.Type == "year" ? "yyyy" : "yyyy-MM";
        for (var day = first.FirstDay; day <= last.FirstDay; day = first.Type == "year" ? day.AddYears(1) : day.AddMonths(1))
        {
            yield return day.ToString(format, CultureInfo.InvariantCulture);
        }
    }

    private static void RefuseUnsaidWithoutTotal(Measure[] measures, ModelDimension[] unsaid)
    {
        foreach (var dimension in unsaid.Where(d => d.Total is null))
        {
            var measure = measures.FirstOrDefault(m => !m.Additivity.Over(dimension.Code)) ?? measures[0];
            var why = measure.Additivity.Over(dimension.Code)
                ? "and a sum over all of them is never made silently"
                : $"and {SumRules.Never(measure, dimension)}";
            throw new QueryException(
                $"No {dimension.Code} is named for {measure.Code}: figures of several {dimension.Code}s stand in the warehouse, {why}. "
                + $"Ask by {dimension.Code}, or limit {dimension.Code} to the one you mean{(dimension.Code == SemanticModel.Period ? ", e.g. 2022 or 2022-12-31" : "")}.");
        }
    }

    private static string DidYouMean(IReadOnlyCollection<string> names) =>
        names.Count == 0 ? "" : $" Did you mean {string.Join(" or ", names.Select(n => $"'{n}'"))}?";

    private static DateTime? AsUtc(DateTime? moment) => moment switch
    {
        null => null,
        { Kind: DateTimeKind.Unspecified } unknown => DateTime.SpecifyKind(unknown, DateTimeKind.Utc),
        { } known => known.ToUniversalTime(),
    };
}
