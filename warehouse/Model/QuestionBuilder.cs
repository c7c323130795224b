using System.Globalization;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>Turns a query as a person wrote it into a question: resolves names, and refuses what has no meaning.</summary>
internal sealed class QuestionBuilder(SemanticModel model)
{
    /// <summary>Resolves a query.</summary>
    /// <param name="query">What was asked.</param>
    /// <param name="publications">Codes of the publications that the warehouse knows.</param>
    /// <exception cref="QueryException">A name is unknown, or a sum was asked that has no meaning.</exception>
    public Question Build(Query query, IReadOnlyCollection<string> publications)
    {
        var measures = Measures(query);
        var by = By(query);
        var filters = Filters(query, by, publications);
        var unsaid = model.Dimensions.Where(d => !by.Contains(d) && !filters.ContainsKey(d.Code)).ToArray();
        RefuseUnsaidWithoutTotal(measures, unsaid);
        var summed = model.Dimensions.Where(d => !by.Contains(d) && filters.TryGetValue(d.Code, out var f) && f.Codes.Count > 1).ToArray();
        foreach (var measure in measures)
        {
            foreach (var dimension in summed)
            {
                SumRules.Check(model, measure, dimension, filters[dimension.Code].Codes);
            }
        }

        var editions = query.Editions ?? (model.Dimensions.All(by.Contains) ? EditionChoice.All : EditionChoice.Newest);
        if (editions == EditionChoice.All && summed.Length > 0)
        {
            throw new QueryException(
                $"All editions and a sum over {summed[0].Code} cannot be asked together: editions are not added. "
                + $"Ask by {summed[0].Code}, or read the newest editions.");
        }

        return new Question(measures, by, filters, unsaid, summed, editions, AsUtc(query.AsOf));
    }

    private Measure[] Measures(Query query)
    {
        if (query.Measures.Count == 0)
        {
            throw new QueryException("No measure is named. Name at least one; the model lists them.");
        }

        var measures = query.Measures.Select(Measure).ToArray();
        return measures.Distinct().Count() == measures.Length
            ? measures
            : throw new QueryException("A measure is named twice. Name each once.");
    }

    private Measure Measure(string text)
    {
        var known = model.FindMeasure(text)
            ?? (model.Catalog.TryResolve("indicator", text, out var code) ? model.FindMeasure(code) : null);
        return known ?? throw new QueryException(
            $"There is no measure '{text}'.{DidYouMean(model.Catalog.Suggest("indicator", text))} The model lists all measures.");
    }

    private ModelDimension[] By(Query query)
    {
        var by = query.By.Select(Dimension).ToArray();
        return by.Distinct().Count() == by.Length
            ? by
            : throw new QueryException("A dimension is asked by twice. Name each once.");
    }

    private ModelDimension Dimension(string code)
    {
        var all = model.Dimensions.Concat(model.Attributes).Select(d => d.Code);
        return model.FindDimension(code)
            ?? throw new QueryException($"There is no dimension '{code}'; there are {string.Join(", ", all)}.");
    }

    private Dictionary<string, MemberFilter> Filters(Query query, ModelDimension[] by, IReadOnlyCollection<string> publications)
    {
        var filters = new Dictionary<string, MemberFilter>();
        foreach (var (code, texts) in query.Where)
        {
            var dimension = Dimension(code);
            if (texts.Count == 0)
            {
                throw new QueryException($"'{code}' is limited to nothing. Name at least one member, or leave it out.");
            }

            filters[code] = code switch
            {
                SemanticModel.Period => Periods(texts, expand: !by.Contains(dimension)),
                SemanticModel.PublicationAttribute => Members(texts.Select(text => Publication(text, publications))),
                _ => Members(texts.Select(text => Member(dimension, text))),
            };
        }

        return filters;
    }

    private static MemberFilter Members(IEnumerable<string> codes) => new(codes.Distinct().ToArray(), []);

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
                + $"Ask by {dimension.Code}, or limit {dimension.Code} to the one you mean, e.g. 2022 or 2022-12-31.");
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
