using System.Text;

namespace ReIntegrationBI.Etl.Sources.Trajectories;

/// <summary>Days as trajectory files write them: <c>yyyy-MM-dd</c>, from 1900 on.</summary>
internal static class LineDay
{
    private const int FirstYear = 1900, LastYear = 2100;

    /// <summary>Reads a day.</summary>
    public static bool TryParse(string text, out DateOnly day) => TryParse(Encoding.UTF8.GetBytes(text), out day);

    /// <summary>Reads a day.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !Number(text[..4], out var year) || !Number(text[5..7], out var month) || !Number(text[8..], out var number)
            || year is < FirstYear or > LastYear || month is < 1 or > 12 || number < 1 || number > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, number);
        return true;
    }

    private static bool Number(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            number = (number * 10) + digit - '0';
        }

        return true;
    }
}
