namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>The words of the kinds of work in the queue.</summary>
public static class JobKindCodes
{
    /// <summary>Loads a file that was sent to the portal.</summary>
    public const string LoadUpload = "load-upload";

    /// <summary>Loads a file that was put into an inbox.</summary>
    public const string LoadInbox = "load-inbox";

    /// <summary>Fetches a file from an address and loads it.</summary>
    public const string Fetch = "fetch";

    /// <summary>Repeats an earlier load.</summary>
    public const string Rerun = "rerun";

    /// <summary>Runs the data-quality checks.</summary>
    public const string Check = "check";

    /// <summary>Makes an edition of a report.</summary>
    public const string Report = "report";

    /// <summary>Sends an edition of a report to a recipient.</summary>
    public const string Deliver = "deliver";

    /// <summary>Looks into the inboxes.</summary>
    public const string Inbox = "inbox";

    /// <summary>Compares what was loaded with what is expected by now.</summary>
    public const string Freshness = "freshness";

    /// <summary>Removes what is old.</summary>
    public const string Retention = "retention";
}
