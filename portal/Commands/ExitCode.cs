namespace ReIntegrationBI.Portal.Commands;

/// <summary>How a command ends.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Something unexpected.</summary>
    public const int Unexpected = 1;

    /// <summary>Wrong arguments or settings.</summary>
    public const int WrongArguments = 2;

    /// <summary>An input was refused; for that input nothing changed.</summary>
    public const int Refused = 3;

    /// <summary>A blocking check failed, or a source is overdue.</summary>
    public const int CheckFailed = 4;
}
