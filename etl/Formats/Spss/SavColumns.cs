using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>The values while they are read: columns that grow with what the file really holds, never with what it declares.</summary>
internal sealed class SavColumns
{
    /// <summary>What SPSS writes for "no value": the most negative number there is.</summary>
    public const double SystemMissing = -double.MaxValue;

    private const int FirstCapacity = 64;

    private readonly string _file;
    private readonly SavLayout _layout;
    private readonly SavText _text;
    private readonly SavOptions _options;
    private readonly bool _bigEndian;
    private readonly bool _missingIsNaN;
    private readonly byte[] _piece;
    private int _capacity;
    private long _memory;

    public SavColumns(string file, SavDictionary dictionary, SavOptions options)
    {
        var layout = dictionary.Layout;
        _file = file;
        _layout = layout;
        _text = dictionary.Text;
        _bigEndian = dictionary.Header.BigEndian;
        _missingIsNaN = dictionary.MissingIsNaN;
        _options = options;
        Numbers = new double[]?[layout.Columns.Count];
        Texts = new string[]?[layout.Columns.Count];
        _piece = new byte[layout.Columns.Max(c => Math.Max(c.Variable.Width, 8)) + 256];
        Grow(FirstCapacity);
    }

    public int CaseCount { get; private set; }

    public double[]?[] Numbers { get; }

    public string[]?[] Texts { get; }

    /// <summary>Adds one case: eight bytes a piece, as an uncompressed file has them.</summary>
    public void Add(ReadOnlySpan<byte> pieces)
    {
        if (CaseCount == _capacity)
        {
            Grow(_capacity * 2);
        }

        foreach (var column in _layout.Columns)
        {
            if (Numbers[column.Variable.Index] is { } numbers)
            {
                numbers[CaseCount] = Number(SavBytes.ToDouble(pieces.Slice(column.FirstPiece * 8, 8), _bigEndian), column);
            }
            else
            {
                Texts[column.Variable.Index]![CaseCount] = Text(pieces, column);
            }
        }

        CaseCount++;
        if (_memory + _text.Memory > _options.Memory)
        {
            throw TooLarge();
        }
    }

    /// <summary>Cuts the columns to the cases that there are.</summary>
    public void Close()
    {
        for (var i = 0; i < Numbers.Length; i++)
        {
            if (Numbers[i] is { } numbers)
            {
                Array.Resize(ref numbers, CaseCount);
                Numbers[i] = numbers;
            }
            else
            {
                Array.Resize(ref Texts[i], CaseCount);
            }
        }
    }

    private void Grow(int capacity)
    {
        _memory = 8L * capacity * Numbers.Length;
        if (_memory > _options.Memory)
        {
            throw TooLarge();
        }

        foreach (var column in _layout.Columns)
        {
            var index = column.Variable.Index;
            if (column.Variable.IsText)
            {
                Array.Resize(ref Texts[index], capacity);
            }
            else
            {
                Array.Resize(ref Numbers[index], capacity);
            }
        }

        _capacity = capacity;
    }

    private double Number(double stored, SavLayout.Column column)
    {
        if (double.IsFinite(stored))
        {
            return stored.Equals(SystemMissing) ? double.NaN : stored;
        }

        if (_missingIsNaN && double.IsNaN(stored))
        {
            return double.NaN;
        }

        throw FileBytes.Refused(
            "sav-not-a-number",
            _file,
            "a value is not a number",
            "Open the file in SPSS or PSPP, correct the value and save it anew",
            double.IsNaN(stored) ? "NaN" : "infinity",
            "a number, or system-missing",
            Where(column));
    }

    private string Text(ReadOnlySpan<byte> pieces, SavLayout.Column column)
    {
        if (column.Segments.Count == 1)
        {
            return _text.Decode(pieces.Slice(column.FirstPiece * 8, column.Variable.Width), column.Variable.Name, CaseCount);
        }

        // Letters may lie across two segments, so bytes are put together first.
        var filled = 0;
        foreach (var (first, length) in column.Segments)
        {
            pieces.Slice(first * 8, length).CopyTo(_piece.AsSpan(filled));
            filled += length;
        }

        return _text.Decode(_piece.AsSpan(0, filled), column.Variable.Name, CaseCount);
    }

    private string Where(SavLayout.Column column) => new SavAddress(CaseCount + 1, column.Variable.Name).ToString();

    private InputRefusedException TooLarge() => SavCases.TooLarge(_file, "its values take more memory than the limit", $"more than {SavBytes.Number(_options.Memory)} bytes");
}
