using System.Text;
using ReIntegrationBI.Tests.Behaviour;

namespace ReIntegrationBI.Tests.Engines;

/// <summary>Made-up figures at the edges: codes that differ in case or accent only, values with many digits, first and last days.</summary>
internal static class OddFigures
{
    /// <summary>SQLite keeps 15 digits of a broken number, also of the sum of a load.</summary>
    private static readonly string[] Broken =
        ["0", "0,0001", "14,0", "0,1", "0,15", "2,5", "2,675", "1234567890", "1234567890,1234", "9999999999,9999", "77777777777", "1,0000"];

    private static readonly string[] Whole =
        ["0", "1", "14", "10", "100", "2147483647", "2147483648", "4294967296", "9007199254741", "9999999999999", "99999999999999", "1000000"];

    private static readonly string[] Periods =
        ["1900-01-01", "1900", "1999-12-31", "2000-01-01", "2000-02-29", "2024-02-29", "2024-02", "2024-12", "2024", "2100-12-31", "2100-12", "2100"];

    /// <summary>Publications whose codes a careless collation takes for one another.</summary>
    public static IReadOnlyList<string> Publications { get; } = ["odd", "Odd", "ODD", "òdd", "ödd", "o-dd"];

    /// <summary>A layout for each publication.</summary>
    public static string Layout(int number)
    {
        var name = FormattableString.Invariant($"odd{number}");
        return SampleEdit.Replace(MadeUpTable.Layout(name, name, "2024"), $"{{code: {name}-2024,", $"{{code: {Publications[number]},");
    }

    /// <summary>A row for each value, of the publication with this number.</summary>
    public static string Csv(int number)
    {
        var text = new StringBuilder(MadeUpTable.Header).Append("\r\n");
        foreach (var (value, period) in (number % 2 == 0 ? Broken : Whole).Zip(Periods))
        {
            text.Append(string.Join(';', "invalidity_expenditure", "all", "T", "all", "Belgium", "all", "all", period, value, "EUR", Publications[number])).Append("\r\n");
        }

        return text.ToString();
    }
}
