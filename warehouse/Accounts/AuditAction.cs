namespace ReIntegrationBI.Warehouse.Accounts;

/// <summary>What can be done that is worth a line in the audit trail.</summary>
public static class AuditAction
{
    /// <summary>Somebody signed in, or tried to.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Somebody signed out.</summary>
    public const string SignOut = "sign-out";

    /// <summary>An account was made, or changed: password, role, state.</summary>
    public const string Account = "account";

    /// <summary>A file was uploaded to be looked at; nothing was loaded.</summary>
    public const string Upload = "upload";

    /// <summary>A file was loaded, or refused.</summary>
    public const string Load = "load";

    /// <summary>An earlier load was repeated.</summary>
    public const string Rerun = "rerun";

    /// <summary>The loads of a range of periods were repeated.</summary>
    public const string Backfill = "backfill";

    /// <summary>The checks were run.</summary>
    public const string Check = "check";

    /// <summary>Data were taken out: an extract, or rejected rows.</summary>
    public const string Extract = "extract";

    /// <summary>A recurring job was paused, let run again, or run out of turn.</summary>
    public const string Job = "job";

    /// <summary>A run was cancelled, or asked for again.</summary>
    public const string Run = "run";

    /// <summary>Who receives a report was changed.</summary>
    public const string Recipient = "recipient";

    /// <summary>A report was sent again, or its sending was stopped.</summary>
    public const string Delivery = "delivery";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [SignIn, SignOut, Account, Upload, Load, Rerun, Backfill, Check, Extract, Job, Run, Recipient, Delivery, Denied];

    /// <summary>A right that the visitor does not have was asked for.</summary>
    public const string Denied = "denied";
}
