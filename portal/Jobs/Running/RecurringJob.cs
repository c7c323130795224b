namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>Work that is done again and again.</summary>
/// <param name="Name">Its name: letters, digits and hyphens, at most 80.</param>
/// <param name="When">Its times.</param>
/// <param name="Kind">The kind of work.</param>
/// <param name="Subject">To what it is done, for people.</param>
/// <param name="Input">What the kind needs to know, as JSON.</param>
public sealed record RecurringJob(string Name, Recurrence When, string Kind, string Subject, string Input)
{
    /// <summary>What only one run may touch at a time, or null; by default its name, so that a run that takes long is not overtaken by the next.</summary>
    public string? Exclusive { get; init; } = "recurring:" + Name;

    /// <summary>Whether its kind must say first that nothing is missing.</summary>
    public bool Waits { get; init; }

    /// <summary>Whether runs that tell nothing new are worth no line in the history, since it looks every minute: those that find nothing, and failures that go on.</summary>
    public bool IsQuiet { get; init; }
}
