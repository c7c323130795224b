namespace ReIntegrationBI.Tests.Portal;

/// <summary>A clock that goes only when it is told to.</summary>
public sealed class SteppingTime(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Step(TimeSpan by) => _now += by;
}
