namespace ReIntegrationBI.Etl.Formats;

/// <summary>Whether a value counts as missing, and by whose word.</summary>
public enum SavMissing
{
    /// <summary>A valid value.</summary>
    None,

    /// <summary>There is no value (system-missing).</summary>
    System,

    /// <summary>There is a value, which the file declares as missing: "don't know", "refused".</summary>
    User,
}
