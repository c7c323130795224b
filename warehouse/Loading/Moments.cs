namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>Moments as the warehouse keeps them: in UTC, to the millisecond (<c>datetime2(3)</c>), the same on every engine.</summary>
public static class Moments
{
    /// <summary>Now.</summary>
    public static DateTime Now(this TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return clock.GetUtcNow().UtcDateTime.ToMilliseconds();
    }

    /// <summary>The moment without what is finer than a millisecond.</summary>
    public static DateTime ToMilliseconds(this DateTime moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMillisecond));
}
