namespace ReIntegrationBI.Etl.Formats;

/// <summary>An SPSS system file: its dictionary and its values, one column a variable.</summary>
public sealed class SavFile
{
    private readonly double[]?[] _numbers;
    private readonly string[]?[] _texts;
    private readonly Dictionary<string, SavVariable> _byName;

    internal SavFile(string name, IReadOnlyList<SavVariable> variables, SavColumns columns)
    {
        Name = name;
        Variables = variables;
        CaseCount = columns.CaseCount;
        _numbers = columns.Numbers;
        _texts = columns.Texts;
        _byName = variables.ToDictionary(v => v.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Name of the file, without folder.</summary>
    public string Name { get; }

    /// <summary>Encoding of its texts, by the name of the framework (<c>utf-8</c>, <c>windows-1252</c>).</summary>
    public required string Encoding { get; init; }

    /// <summary>How its cases are stored.</summary>
    public required SavCompression Compression { get; init; }

    /// <summary>Whether its numbers begin with their highest byte.</summary>
    public required bool BigEndian { get; init; }

    /// <summary>The program that wrote it, in its own words.</summary>
    public required string Product { get; init; }

    /// <summary>When it was written, in its own words (<c>21 Nov 26 14:03:11</c>).</summary>
    public required string Written { get; init; }

    /// <summary>Label of the file, or null.</summary>
    public string? Label { get; init; }

    /// <summary>Lines of its documents, without trailing blanks.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>Its variables in their order.</summary>
    public IReadOnlyList<SavVariable> Variables { get; }

    /// <summary>Its multiple-response sets in their order.</summary>
    public IReadOnlyList<SavMultipleResponseSet> MultipleResponseSets { get; init; } = [];

    /// <summary>The variable that weighs the cases, or null.</summary>
    public SavVariable? WeightVariable { get; init; }

    /// <summary>Number of cases.</summary>
    public int CaseCount { get; }

    /// <summary>The variable of a name, without regard to case; null where there is none.</summary>
    public SavVariable? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The values of a numeric variable, case by case; system-missing is not a number (NaN).</summary>
    /// <exception cref="ArgumentException">It is a string variable.</exception>
    public ReadOnlySpan<double> Numbers(SavVariable variable) =>
        _numbers[variable.Index] ?? throw new ArgumentException($"{variable.Name} is a string variable.", nameof(variable));

    /// <summary>The values of a string variable without trailing blanks, case by case.</summary>
    /// <exception cref="ArgumentException">It is a numeric variable.</exception>
    public ReadOnlySpan<string> Texts(SavVariable variable) =>
        _texts[variable.Index] ?? throw new ArgumentException($"{variable.Name} is a numeric variable.", nameof(variable));

    /// <summary>One value.</summary>
    /// <param name="caseNumber">Number of the case, from 1.</param>
    /// <param name="variable">One of <see cref="Variables"/>.</param>
    public SavValue this[int caseNumber, SavVariable variable]
    {
        get
        {
            var at = new SavAddress(caseNumber, variable.Name);
            if (_texts[variable.Index] is { } texts)
            {
                var text = texts[caseNumber - 1];
                return new SavValue(at, null, text, IsMissing(variable, text) ? SavMissing.User : SavMissing.None, variable.LabelOf(text));
            }

            var number = _numbers[variable.Index]![caseNumber - 1];
            return double.IsNaN(number)
                ? new SavValue(at, null, null, SavMissing.System, null)
                : new SavValue(at, number, null, variable.MissingValues.Contains(number) ? SavMissing.User : SavMissing.None, variable.LabelOf(number));
        }
    }

    /// <summary>The values of a case, in the order of the variables.</summary>
    /// <param name="caseNumber">Number of the case, from 1.</param>
    public IEnumerable<SavValue> Case(int caseNumber) => Variables.Select(v => this[caseNumber, v]);

    private static bool IsMissing(SavVariable variable, string text) => variable.MissingValues.Contains(text);
}
