namespace ReIntegrationBI.Portal.Jobs;

/// <summary>How far a piece of work is.</summary>
public enum WorkState
{
    /// <summary>Others are before it.</summary>
    Waiting,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It came to its end; each part tells how it went.</summary>
    Done,

    /// <summary>Something unexpected ended it.</summary>
    Failed,

    /// <summary>The portal stopped before its end.</summary>
    Stopped,
}
