namespace ReIntegrationBI.Tests.Engines;

/// <summary>When the loads of <see cref="ComparedWarehouses{TEngine}"/> took place.</summary>
internal static class ComparedMoments
{
    /// <summary>Milliseconds between two loads: uneven, so that rounding to three or four of them would show.</summary>
    public const int StepMilliseconds = 3_599_997;

    public static DateTimeOffset First { get; } = new(2026, 2, 28, 20, 59, 59, 999, TimeSpan.Zero);

    /// <summary>The moment of a load, counted from 1.</summary>
    public static DateTime OfLoad(int number) => First.AddMilliseconds((double)number * StepMilliseconds).UtcDateTime;
}
