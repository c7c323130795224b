using System.Globalization;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Rendering.Extract;

/// <summary>The answer to a question as an extract: names first, to read; codes last, to join by; and in the notes what was asked and by which rules.</summary>
public sealed class FigureExtract
{
    private readonly Query _query;
    private readonly ResultTable _answer;
    private readonly SemanticModel _model;
    private readonly FixedTexts _words;
    private readonly string _language;
    private readonly List<Column> _columns;
    private readonly int _threshold;
    private int _shown;
    private int _suppressed;

    /// <summary>Prepares an extract.</summary>
    /// <param name="query">What was asked.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="model">What can be asked.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <param name="threshold">Counts of persons below this are not shown.</param>
    public FigureExtract(Query query, ResultTable answer, SemanticModel model, string language, int threshold)
    {
        _query = query;
        _answer = answer;
        _model = model;
        _words = FixedTexts.For(language);
        _language = language;
        _threshold = threshold;
        _columns = Columns();
    }

    /// <summary>The first measure that was asked for; every other is of the same fact.</summary>
    private Measure First => Measure(_query.Measures[0]);

    /// <summary>The extract.</summary>
    /// <param name="madeAt">Now (UTC).</param>
    /// <param name="isSynthetic">Whether the figures are made up.</param>
    public ExtractContent Content(DateTime madeAt, bool isSynthetic) => new()
    {
        Title = string.Join("; ", _query.Measures.Select(m => Measure(m).Label.In(_language)))
            + (_answer.Dimensions.Count == 0 ? "" : $" – {string.Join(", ", _answer.Dimensions.Select(Name))}"),
        Language = _language,
        Columns = [.. _columns.Select(c => c.Heading)],
        Rows = _answer.Rows.Select(Row),
        Notes = Notes(madeAt),
        MadeAt = madeAt,
        Warning = isSynthetic ? _words["trajectories.synthetic_long"] : null,
    };

    private ExtractRow Row(ResultRow row)
    {
        _shown += row.Cell.State == CellState.Shown ? 1 : 0;
        _suppressed += row.Cell.State == CellState.Suppressed ? 1 : 0;
        var measure = Measure(row.Measure).Label.In(_language);
        return new ExtractRow(
            [.. _columns.Select(c => c.Value(row))],
            row.Cell.State == CellState.Suppressed ? [] : [.. row.Cell.Addresses.Select(a => new ExtractSource(measure, a))]);
    }

    private List<Column> Columns()
    {
        List<Column> columns = [new(new("measure_label", _words["extract.measure"]), r => ExtractValue.Of(Measure(r.Measure).Label.In(_language)))];
        var dimensions = _answer.Dimensions.Select((code, at) => (Code: code, At: at)).ToList();
        columns.AddRange(dimensions.Select(d => d.Code == SemanticModel.Period
            ? new Column(new(d.Code, Name(d.Code)), r => ExtractValue.Of(Period.Parse(r.Members[d.At].Code)))
            : new Column(new(d.Code + "_label", Name(d.Code)), r => ExtractValue.Of(Label(r.Members[d.At])))));
        columns.Add(new(new("value", _words["extract.value"], IsNumber: true), r => Value(r.Cell)));

        // What was asked by stands once, where it was asked for.
        var hasUnit = _answer.Dimensions.Contains(SemanticModel.UnitAttribute);
        if (!hasUnit)
        {
            columns.Add(new(new("unit_label", _words["extract.unit"]), r => ExtractValue.Of(r.Cell.Unit.Label.In(_language))));
        }

        columns.Add(new(new("state_label", _words["extract.state"]), r => ExtractValue.Of(State(r.Cell.State))));
        columns.Add(new(new("precision_label", _words["extract.precision"]), r => Shown(r.Cell, c => _words[(c.Precision == Precision.Exact ? "extract.precision." : "precision.") + c.Precision])));
        if (First.Fact is { Base: not null } or { IsOfPersons: true })
        {
            columns.Add(new(new("base", _words["extract.base"], IsNumber: true), r => r.Cell is { State: CellState.Shown, Base: { } persons } ? ExtractValue.Number(persons, 0) : default));
            columns.Add(new(new("base_kind", _words["extract.base_kind"]), r => Shown(r.Cell, c => c.BaseKind == BaseKind.None ? "" : _words["extract.base_kind." + c.BaseKind])));
        }

        if (First.Fact.Letters is not null)
        {
            columns.Add(new(new("letters", _words["extract.letters"]), r => Shown(r.Cell, c => c.Letters)));
            columns.Add(new(new("certainty", _words["extract.certainty"]), r => Shown(r.Cell, c => c.IsUncertain ? _words["survey.uncertain"] : "")));
        }

        columns.Add(new(new("remark", _words["extract.remark"]), r => Shown(r.Cell, c => c.Remark)));
        columns.Add(new(new("other_readings", _words["extract.other"]), r => Shown(r.Cell, Others)));
        columns.Add(new(new("measure", _words["extract.measure_code"]), r => ExtractValue.Of(r.Measure)));
        columns.AddRange(dimensions.Where(d => d.Code != SemanticModel.Period).Select(d => new Column(
            new(d.Code, _words.Fill("extract.code", Name(d.Code))), r => ExtractValue.Of(r.Members[d.At].Code))));
        if (!hasUnit)
        {
            columns.Add(new(new("unit", _words["extract.unit_code"]), r => ExtractValue.Of(r.Cell.Unit.Code)));
        }

        columns.Add(new(new("state", _words.Fill("extract.code", _words["extract.state"])), r => ExtractValue.Of(
            r.Cell.State switch { CellState.Shown => "shown", CellState.Suppressed => "suppressed", _ => "not_available" })));
        columns.Add(new(new("precision", _words.Fill("extract.code", _words["extract.precision"])), r => Shown(r.Cell, c => PrecisionCode.Of(c.Precision))));
        return columns;
    }

    private static ExtractValue Shown(ResultCell cell, Func<ResultCell, string?> text) =>
        cell.State == CellState.Shown ? ExtractValue.Of(text(cell)) : default;

    // With as many decimals as published, so that 14.0 stays 14.0; never rounded.
    private static ExtractValue Value(ResultCell cell) => cell.State switch
    {
        CellState.Shown => ExtractValue.Number(cell.Value!.Value + new decimal(0, 0, 0, false, (byte)cell.Decimals), cell.Decimals),
        CellState.Suppressed => ExtractValue.Suppressed,
        _ => ExtractValue.NotAvailable,
    };

    private string Others(ResultCell cell) => string.Join("; ", cell.OtherReadings.Select(o => string.Create(
        CultureInfo.InvariantCulture, $"{Formatter.For(_language).Number(o.Value, o.Decimals)} {o.Unit.Label.In(_language)} ({o.Address.PublicationTitle})")));

    private string State(CellState state) => state switch
    {
        CellState.Shown => _words["extract.state.shown"],
        CellState.Suppressed => _words["state.suppressed"],
        _ => _words["state.not_available"],
    };

    // Said, since it must not be added to the member that it is part of.
    private string Label(Member member) =>
        member.Role == MemberRole.OfWhich ? $"{_words["bar.of_which"]} {member.Label.In(_language)}" : member.Label.In(_language);

    private IEnumerable<ExtractNote> Notes(DateTime madeAt)
    {
        var fact = First.Fact;
        foreach (var measure in _query.Measures.Select(Measure))
        {
            yield return Note("measure", $"{measure.Label.In(_language)} ({measure.Code}), {measure.Unit.Label.In(_language)}");
        }

        if (_answer.Dimensions.Count > 0)
        {
            yield return Note("by", string.Join(", ", _answer.Dimensions.Select(Name)));
        }

        foreach (var (dimension, members) in _query.Where)
        {
            yield return Note("filter", $"{Name(dimension)}: {string.Join(", ", members.Select(m => MemberName(dimension, m)))}");
        }

        var atTotal = _model.DimensionsOf(fact).Where(d => !_answer.Dimensions.Contains(d.Code) && !_query.Where.ContainsKey(d.Code)).Select(d => Name(d.Code)).ToList();
        if (atTotal.Count > 0)
        {
            yield return Note("at_total", string.Join(", ", atTotal));
        }

        if (!fact.IsOfPersons)
        {
            yield return Note("editions", _words[ReadsAll(fact) ? "extract.editions.all" : "extract.editions.newest"]);
        }

        yield return Note("as_of", Moment(_query.AsOf ?? madeAt) + (_query.AsOf is null ? $" ({_words["extract.now"]})" : ""));
        yield return Note("made", Moment(madeAt));
        yield return Note("rule", fact.IsOfPersons ? _words.Fill("extract.rule.persons", Formatter.For(_language).Number(_threshold)) : _words["extract.rule.published"]);
        foreach (var measure in _query.Measures.Select(Measure).Where(m => !m.Additivity.OverPeriod))
        {
            yield return Note("rule", _words.Fill(measure.Additivity.OverMembers ? "extract.rule.no_period" : "extract.rule.no_sum", measure.Label.In(_language)));
        }

        yield return Note("states", _words.Fill("extract.states.suppressed", _words["state.suppressed"]));
        yield return Note("states", _words.Fill("extract.states.not_available", _words["state.not_available"]));
        var format = Formatter.For(_language);
        yield return Note("counts", _words.Fill(
            "extract.counts", format.Number(_shown), format.Number(_suppressed), format.Number(_answer.Rows.Count - _shown - _suppressed)));
        foreach (var note in _answer.Notes)
        {
            yield return Note("answer", note);
        }
    }

    private bool ReadsAll(FactTable fact) =>
        (_query.Editions ?? (_model.DimensionsOf(fact).All(d => _answer.Dimensions.Contains(d.Code)) ? EditionChoice.All : EditionChoice.Newest)) == EditionChoice.All;

    private ExtractNote Note(string kind, string text) => new(_words["extract.note." + kind], text);

    private static string Moment(DateTime moment) => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private string MemberName(string dimension, string text)
    {
        var catalog = _model.Catalog;
        return CodeListCatalog.Dimensions.Contains(dimension) && catalog.TryResolve(dimension, text, out var code) && catalog.Find(dimension, code) is { } member
            ? member.Label.In(_language)
            : text;
    }

    private string Name(string dimension)
    {
        var name = _model.FindDimension(dimension)?.Label.In(_language) ?? dimension;
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private Measure Measure(string text) =>
        _model.FindMeasure(text)
        ?? (_model.Catalog.TryResolve("indicator", text, out var code) ? _model.FindMeasure(code) : null)
        ?? throw new ArgumentException($"There is no measure '{text}'.", nameof(text));

    private sealed record Column(ExtractColumn Heading, Func<ResultRow, ExtractValue> Value);
}
