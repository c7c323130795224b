namespace ReIntegrationBI.Etl.Formats;

/// <summary>A variable of an SPSS file.</summary>
public sealed class SavVariable
{
    private Dictionary<double, string>? _numberLabels;
    private Dictionary<string, string>? _textLabels;

    /// <summary>Its place among the variables, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Its name, up to 64 bytes; unique without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>The name of at most eight letters under which the file stores it.</summary>
    public required string ShortName { get; init; }

    /// <summary>Bytes of a string variable, 1 to 32,767; 0 for a numeric one.</summary>
    public required int Width { get; init; }

    /// <summary>Whether its values are texts.</summary>
    public bool IsText => Width > 0;

    /// <summary>Its label (mostly the text of the question), or null.</summary>
    public string? Label { get; init; }

    /// <summary>What its values stand for, in the order of the file.</summary>
    public IReadOnlyList<SavValueLabel> ValueLabels { get; init; } = [];

    /// <summary>Which values are declared as missing.</summary>
    public SavMissingValues MissingValues { get; init; } = SavMissingValues.None;

    /// <summary>Its measurement level.</summary>
    public SavMeasure Measure { get; init; }

    /// <summary>How it is shown.</summary>
    public required SavPrintFormat Print { get; init; }

    /// <summary>Columns on a screen, or null where the file does not say.</summary>
    public int? DisplayWidth { get; init; }

    /// <summary>The label of a number, or null.</summary>
    public string? LabelOf(double number)
    {
        _numberLabels ??= ValueLabels.Where(l => l.Number is not null).ToDictionary(l => l.Number!.Value, l => l.Label);
        return _numberLabels.GetValueOrDefault(number);
    }

    /// <summary>The label of a text, or null.</summary>
    public string? LabelOf(string text)
    {
        _textLabels ??= ValueLabels.Where(l => l.Text is not null).ToDictionary(l => l.Text!, l => l.Label, StringComparer.Ordinal);
        return _textLabels.GetValueOrDefault(text);
    }
}
