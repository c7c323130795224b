using System.Globalization;

namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>
/// The columns of a crosstab (its banner) and which respondents stand in each. A respondent may stand in several columns
/// (multiple response, or several questions side by side) or in none. Built once, used for every question of a tab book.
/// </summary>
public sealed class Columns
{
    private readonly int[] _start;
    private readonly int[] _column;
    private readonly int[] _group;

    private Columns(int[] start, int[] column, int[] group)
    {
        (_start, _column, _group) = (start, column, group);
    }

    /// <summary>Number of columns.</summary>
    public int Count => _group.Length;

    /// <summary>Number of respondents, in a column or not.</summary>
    public int Respondents => _start.Length - 1;

    /// <summary>
    /// The group of each column: only columns of one group are tested against each other, and every part of <see cref="Join"/> is
    /// a group. <see cref="Untested"/> marks a column that is tested against none, such as the total.
    /// </summary>
    public IReadOnlyList<int> Groups => _group;

    /// <summary>The group of a column without tests and letter.</summary>
    public const int Untested = -1;

    /// <summary>One column with everybody, untested.</summary>
    public static Columns Total(int respondents)
    {
        var start = new int[respondents + 1];
        for (var i = 0; i <= respondents; i++)
        {
            start[i] = i;
        }

        return new(start, new int[respondents], [Untested]);
    }

    /// <summary>Columns that exclude each other: the column of each respondent, 0 to <paramref name="count"/> - 1, or -1 for none.</summary>
    /// <exception cref="ArgumentException">An index is out of range.</exception>
    public static Columns FromIndex(int[] columnOfRespondent, int count)
    {
        var start = new int[columnOfRespondent.Length + 1];
        var column = new int[columnOfRespondent.Length];
        var filled = 0;
        for (var i = 0; i < columnOfRespondent.Length; i++)
        {
            var c = columnOfRespondent[i];
            if (c < -1 || c >= count)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Respondent {i} (counted from 0) stands in column {c}; expected -1 (none) to {count - 1}."));
            }

            if (c >= 0)
            {
                column[filled++] = c;
            }

            start[i + 1] = filled;
        }

        return new(start, column[..filled], new int[count]);
    }

    /// <summary>Columns that may overlap: for each column, which respondents stand in it.</summary>
    /// <exception cref="ArgumentException">The columns differ in length, or there is none.</exception>
    public static Columns FromMembership(IReadOnlyList<bool[]> columns)
    {
        if (columns.Count == 0)
        {
            throw new ArgumentException("A crosstab needs a column; none was given.");
        }

        var respondents = columns[0].Length;
        foreach (var column in columns)
        {
            RespondentData.SameLength(column.Length, respondents, "A column");
        }

        var start = new int[respondents + 1];
        var members = new List<int>(respondents);
        for (var i = 0; i < respondents; i++)
        {
            for (var c = 0; c < columns.Count; c++)
            {
                if (columns[c][i])
                {
                    members.Add(c);
                }
            }

            start[i + 1] = members.Count;
        }

        return new(start, [.. members], new int[columns.Count]);
    }

    /// <summary>Banners side by side; the columns of each part are tested among themselves only.</summary>
    /// <exception cref="ArgumentException">The parts have different numbers of respondents, or there is none.</exception>
    public static Columns Join(params IReadOnlyList<Columns> parts)
    {
        if (parts.Count == 0)
        {
            throw new ArgumentException("A crosstab needs a column; none was given.");
        }

        var respondents = parts[0].Respondents;
        var group = new List<int>();
        var nextGroup = 0;
        foreach (var part in parts)
        {
            RespondentData.SameLength(part.Respondents, respondents, "A banner");
            group.AddRange(part._group.Select(g => g == Untested ? Untested : nextGroup + g));
            nextGroup += part._group.Max() + 1;
        }

        var start = new int[respondents + 1];
        var column = new int[parts.Sum(p => p._column.Length)];
        var filled = 0;
        for (var i = 0; i < respondents; i++)
        {
            var offset = 0;
            foreach (var part in parts)
            {
                foreach (var c in part.Of(i))
                {
                    column[filled++] = offset + c;
                }

                offset += part.Count;
            }

            start[i + 1] = filled;
        }

        return new(start, column, [.. group]);
    }

    /// <summary>The columns in which a respondent stands, ascending.</summary>
    public ReadOnlySpan<int> Of(int respondent) =>
        _column.AsSpan(_start[respondent], _start[respondent + 1] - _start[respondent]);

    /// <summary>Bases of the columns, and the squared weights that each two of the same group share (row-major).</summary>
    internal (RespondentBase[] Bases, double[] SharedSquares) Tally(double[] weights)
    {
        var bases = new RespondentBase[Count];
        var shared = new double[Count * Count];
        for (var i = 0; i < weights.Length; i++)
        {
            var weight = weights[i];
            if (weight == 0)
            {
                continue;
            }

            var of = Of(i);
            for (var a = 0; a < of.Length; a++)
            {
                bases[of[a]] = bases[of[a]].With(weight);
                for (var b = a + 1; b < of.Length; b++)
                {
                    if (_group[of[a]] == _group[of[b]])
                    {
                        shared[of[a] * Count + of[b]] += weight * weight;
                    }
                }
            }
        }

        for (var a = 0; a < Count; a++)
        {
            for (var b = a + 1; b < Count; b++)
            {
                shared[b * Count + a] = shared[a * Count + b];
            }
        }

        return (bases, shared);
    }
}
