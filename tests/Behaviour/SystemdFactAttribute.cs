namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>A test that asks systemd; skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SystemdFactAttribute : FactAttribute
{
    public SystemdFactAttribute()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!path.Any(folder => File.Exists(Path.Combine(folder, "systemd-analyze"))))
        {
            Skip = "systemd-analyze is not installed.";
        }
    }
}
