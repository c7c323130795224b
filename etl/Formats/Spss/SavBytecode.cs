using System.Buffers.Binary;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>
/// Unpacks cases from bytecode: groups of eight codes, each a small number (code less 100), blanks, system-missing, or a promise
/// of eight bytes that follow the group. It is fed in parts of any length, since a .zsav comes in blocks.
/// </summary>
internal sealed class SavBytecode
{
    private const int Skip = 0, EndOfFile = 252, Literal = 253, Blanks = 254, Missing = 255;

    private readonly string _file;
    private readonly SavLayout _layout;
    private readonly SavOptions _options;
    private readonly SavColumns _columns;
    private readonly SavHeader _header;
    private readonly byte[] _case;
    private readonly byte[] _numbers = new byte[256 * 8];
    private readonly byte[] _codes = new byte[8];
    private readonly byte[] _rest = new byte[8];
    private int _restLength;
    private int _code = 8;
    private int _piece;
    private long _unpacked;
    private bool _ended;

    public SavBytecode(string file, SavDictionary dictionary, SavOptions options, SavColumns columns)
    {
        _file = file;
        _header = dictionary.Header;
        _layout = dictionary.Layout;
        _options = options;
        _columns = columns;
        _case = new byte[_layout.CaseBytes];
        for (var code = 0; code < 256; code++)
        {
            var number = code == Missing ? SavColumns.SystemMissing : code - _header.Bias;
            if (_header.BigEndian)
            {
                BinaryPrimitives.WriteDoubleBigEndian(_numbers.AsSpan(code * 8), number);
            }
            else
            {
                BinaryPrimitives.WriteDoubleLittleEndian(_numbers.AsSpan(code * 8), number);
            }
        }
    }

    /// <param name="bytes">The next bytes, of any length.</param>
    /// <param name="offset">Where they come from, for messages.</param>
    public void Add(ReadOnlySpan<byte> bytes, long offset)
    {
        var at = 0;
        if (_restLength > 0)
        {
            // Codes and literals are eight bytes each; one may lie across two parts.
            var lacking = Math.Min(8 - _restLength, bytes.Length);
            bytes[..lacking].CopyTo(_rest.AsSpan(_restLength));
            _restLength += lacking;
            at = lacking;
            if (_restLength < 8)
            {
                return;
            }

            _restLength = 0;
            Take(_rest, offset);
        }

        for (; at + 8 <= bytes.Length; at += 8)
        {
            Take(bytes.Slice(at, 8), offset + at);
        }

        bytes[at..].CopyTo(_rest);
        _restLength = bytes.Length - at;
    }

    /// <summary>There are no more bytes.</summary>
    public void Close(long offset)
    {
        if (_code < 8 && !_ended)
        {
            Drain(offset);
        }

        var declared = _header.Cases;
        if (_piece > 0 || (_restLength > 0 && !_ended) || (declared >= 0 && _columns.CaseCount != declared))
        {
            throw SavCases.Count(_file, declared, _columns.CaseCount, _piece, offset);
        }
    }

    private void Take(ReadOnlySpan<byte> eight, long offset)
    {
        if (_ended)
        {
            throw SavCases.Count(_file, _columns.CaseCount, _columns.CaseCount, 1, offset);
        }

        if (_code == 8)
        {
            eight.CopyTo(_codes);
            _code = 0;
        }
        else
        {
            // The code before it promised these eight bytes.
            Put(eight, offset);
            _code++;
        }

        Drain(offset);
    }

    /// <summary>Works off codes up to the next literal.</summary>
    private void Drain(long offset)
    {
        for (; _code < 8; _code++)
        {
            var code = _codes[_code];
            switch (code)
            {
                case Skip:
                    break;
                case EndOfFile:
                    _ended = true;
                    return;
                case Literal:
                    return;
                case Blanks:
                    if (!_layout.TextPieces[_piece])
                    {
                        throw SavBytes.Damaged(_file, offset, "blanks stand where a number belongs", cellOf());
                    }

                    Put("        "u8, offset);
                    break;
                default:
                    if (_layout.TextPieces[_piece])
                    {
                        throw SavBytes.Damaged(_file, offset, "a number stands where a text belongs", cellOf());
                    }

                    Put(_numbers.AsSpan(code * 8, 8), offset);
                    break;
            }
        }

        string cellOf() => $"in case {SavBytes.Number(_columns.CaseCount + 1L)}";
    }

    private void Put(ReadOnlySpan<byte> eight, long offset)
    {
        if (_columns.CaseCount == _header.Cases)
        {
            throw SavCases.Count(_file, _header.Cases, _columns.CaseCount, 1, offset);
        }

        eight.CopyTo(_case.AsSpan(_piece * 8));
        if (++_piece < _layout.TextPieces.Length)
        {
            return;
        }

        _piece = 0;
        _unpacked += _case.Length;
        if (_unpacked > _options.CaseBytes || _columns.CaseCount >= _options.Cases)
        {
            throw SavCases.TooLarge(_file, "the cases unpack to more than the limit", $"more than {SavBytes.Number(_columns.CaseCount)} cases");
        }

        _columns.Add(_case);
    }
}
