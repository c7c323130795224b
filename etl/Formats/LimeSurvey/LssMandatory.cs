namespace ReIntegrationBI.Etl.Formats;

/// <summary>Whether a respondent must answer a question.</summary>
public enum LssMandatory
{
    /// <summary>No.</summary>
    No,

    /// <summary>The respondent is asked once more, and may go on without an answer.</summary>
    Soft,

    /// <summary>Yes.</summary>
    Yes,
}
