using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Layouts;

/// <summary>What is known about a figure so far; what is said later overrides what was said before.</summary>
internal sealed class AttributeSet
{
    private readonly Dictionary<string, string> _values;

    public AttributeSet()
        : this([])
    {
    }

    private AttributeSet(Dictionary<string, string> values) => _values = values;

    public IReadOnlyDictionary<string, string> Values => _values;

    public AttributeSet With(IReadOnlyDictionary<string, string> more)
    {
        var values = new Dictionary<string, string>(_values);
        foreach (var (name, value) in more)
        {
            values[name] = value;
        }

        return new AttributeSet(values);
    }

    public AttributeSet With(string name, string value) => With(new Dictionary<string, string> { [name] = value });

    /// <summary>Adds what a footnote says: of two precisions the lesser counts, and remarks stand side by side.</summary>
    public AttributeSet WithNote(IReadOnlyDictionary<string, string> note)
    {
        var values = new Dictionary<string, string>(With(note)._values);
        if (_values.TryGetValue(FigureAttribute.Precision, out var before)
            && note.TryGetValue(FigureAttribute.Precision, out var now)
            && PrecisionCode.TryParse(before, out var one)
            && PrecisionCode.TryParse(now, out var other)
            && one > other)
        {
            values[FigureAttribute.Precision] = before;
        }

        if (_values.TryGetValue(FigureAttribute.Remark, out var remark)
            && note.TryGetValue(FigureAttribute.Remark, out var more)
            && remark.Length > 0 && more != remark)
        {
            values[FigureAttribute.Remark] = remark + "; " + more;
        }

        return new AttributeSet(values);
    }
}
