namespace ReIntegrationBI.Tests.Surveys.Crosstabs;

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class SteppingClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public void Advance(TimeSpan by) => _now += by;

    public override DateTimeOffset GetUtcNow() => _now;
}
