namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>The words of the kinds of work.</summary>
public static class JobKindCodes
{
    /// <summary>Loads a file that was sent to the portal.</summary>
    public const string LoadUpload = "load-upload";

    /// <summary>Loads a file of an inbox folder.</summary>
    public const string LoadInbox = "load-inbox";

    /// <summary>Fetches a file from an address, and loads it.</summary>
    public const string Fetch = "fetch";

    /// <summary>Repeats an earlier load.</summary>
    public const string Rerun = "rerun";

    /// <summary>Runs the checks.</summary>
    public const string Check = "check";

    /// <summary>Makes a report for all its recipients.</summary>
    public const string Report = "report";

    /// <summary>Sends an edition of a report to one recipient.</summary>
    public const string Deliver = "deliver";

    /// <summary>Looks for new files in the inbox folders and at the configured addresses.</summary>
    public const string Inbox = "inbox";

    /// <summary>Looks which sources are late.</summary>
    public const string Freshness = "freshness";

    /// <summary>Removes what need not be kept any longer.</summary>
    public const string Retention = "retention";

    /// <summary>The kinds that change figures.</summary>
    public static IReadOnlyList<string> Loads { get; } = [LoadUpload, LoadInbox, Fetch, Rerun];
}
