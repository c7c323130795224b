using System.Globalization;
using System.Text;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>
/// Reads multiple-response sets: <c>$name=C 5 label a b</c>, <c>$name=D1 1 5 label a b</c> (value, then label, each with its length)
/// or <c>$name=E 11 1 1 5 label a b</c> (categories named by the value label of the counted value), each ended by a line feed.
/// </summary>
internal static class SavSetReader
{
    /// <summary>Reads one set; null where only line feeds or zeros are left.</summary>
    public static SavMultipleResponseSet? Read(string file, ref SavBytes reader, SavText text, Dictionary<string, SavVariable> variables)
    {
        var at = reader.Offset;
        while (!reader.AtEnd && Peek(reader) is (byte)'\n' or 0 or (byte)' ')
        {
            reader.Take(1, "a set");
        }

        if (reader.AtEnd)
        {
            return null;
        }

        var start = reader.Offset;
        var name = text.Decode(Until(ref reader, file, (byte)'='), start);
        if (name.Length < 2 || name[0] != '$')
        {
            throw SavBytes.Damaged(file, at, "the name of a multiple-response set does not begin with $", name, "$name");
        }

        var kind = reader.Take(1, "the kind of a multiple-response set")[0];
        string? counted = null;
        var byLabel = kind == (byte)'E';
        switch (kind)
        {
            case (byte)'C':
                break;
            case (byte)'D':
                counted = Counted(file, ref reader, text);
                break;
            case (byte)'E':
                Space(file, ref reader);
                Until(ref reader, file, (byte)' ');
                counted = Counted(file, ref reader, text);
                break;
            default:
                throw SavBytes.Damaged(file, reader.Offset - 1, $"the multiple-response set {name} is of no known kind", Convert.ToHexString([kind]), "C, D or E");
        }

        Space(file, ref reader);
        var label = Counted(file, ref reader, text);
        var members = new List<SavVariable>();
        while (!reader.AtEnd && Peek(reader) != (byte)'\n')
        {
            Space(file, ref reader);
            var place = reader.Offset;
            var member = text.Decode(Word(ref reader), place);
            if (member.Length > 0)
            {
                members.Add(variables.GetValueOrDefault(member)
                    ?? throw SavBytes.Damaged(file, place, $"the multiple-response set {name} holds a variable that does not exist", member));
            }
        }

        return new SavMultipleResponseSet
        {
            Name = name,
            Label = label.Length == 0 ? null : label,
            Dichotomies = kind != (byte)'C',
            CountedValue = counted,
            NamedByValueLabel = byLabel,
            Variables = members,
        };
    }

    private static byte Peek(SavBytes reader) => reader.Take(1, "a set")[0];

    private static ReadOnlySpan<byte> Until(ref SavBytes reader, string file, byte end)
    {
        var ahead = reader;
        var at = reader.Offset;
        var length = 0;
        while (true)
        {
            if (ahead.AtEnd || length > 1000)
            {
                throw SavBytes.Damaged(file, at, "the record of multiple-response sets is broken off", expected: end == (byte)'=' ? "=" : "a blank");
            }

            if (ahead.Take(1, "a set")[0] == end)
            {
                break;
            }

            length++;
        }

        var found = reader.Take(length, "a set");
        reader.Take(1, "a set");
        return found;
    }

    private static ReadOnlySpan<byte> Word(ref SavBytes reader)
    {
        var ahead = reader;
        var length = 0;
        while (!ahead.AtEnd && ahead.Take(1, "a set")[0] is not ((byte)' ' or (byte)'\n'))
        {
            length++;
        }

        return reader.Take(length, "a set");
    }

    private static void Space(string file, ref SavBytes reader)
    {
        var at = reader.Offset;
        if (reader.Take(1, "a multiple-response set")[0] != (byte)' ')
        {
            throw SavBytes.Damaged(file, at, "a blank is missing in the record of multiple-response sets");
        }
    }

    /// <summary>A text with its length before it: <c>5 label</c>.</summary>
    private static string Counted(string file, ref SavBytes reader, SavText text)
    {
        var at = reader.Offset;
        var digits = Encoding.Latin1.GetString(Until(ref reader, file, (byte)' '));
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            throw SavBytes.Damaged(file, at, "a length in the record of multiple-response sets is no number", digits, "digits");
        }

        var offset = reader.Offset;
        return text.Decode(reader.Take(length, "a multiple-response set"), offset);
    }
}
