namespace ReIntegrationBI.Reports.Dashboards;

/// <summary>A dashboard was asked for something that there is not: the message says what and what there is.</summary>
public sealed class DashboardException : Exception
{
    /// <summary>An exception with a message for the reader.</summary>
    public DashboardException(string message)
        : base(message)
    {
    }

    /// <summary>For serializers.</summary>
    public DashboardException()
    {
    }

    /// <summary>An exception with its cause.</summary>
    public DashboardException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
