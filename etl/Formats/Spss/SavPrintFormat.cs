namespace ReIntegrationBI.Etl.Formats;

/// <summary>How a variable is shown.</summary>
/// <param name="Type">Number of the format type: 1 is A (text), 5 is F (number), 20 is DATE …</param>
/// <param name="Width">Columns.</param>
/// <param name="Decimals">Decimals.</param>
public readonly record struct SavPrintFormat(int Type, int Width, int Decimals)
{
    /// <summary>The epoch of SPSS: the day before the Gregorian calendar began.</summary>
    private static readonly DateTime Epoch = new(1582, 10, 14, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Whether the number is a moment: seconds since 14 October 1582.</summary>
    public bool IsDate => Type is 20 or 22 or 23 or 24 or 28 or 29 or 30 or 38 or 39 or 41;

    /// <summary>Whether the number is a length of time in seconds.</summary>
    public bool IsTime => Type is 21 or 25 or 40;

    /// <summary>The moment that a number of seconds stands for; null where it lies outside the years 1582 to 9999.</summary>
    public static DateTime? ToMoment(double seconds)
    {
        var most = (DateTime.MaxValue - Epoch).TotalSeconds;
        return seconds >= 0 && seconds < most ? Epoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)) : null;
    }
}
