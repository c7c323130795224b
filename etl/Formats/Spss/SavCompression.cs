namespace ReIntegrationBI.Etl.Formats;

/// <summary>How the cases of an SPSS system file are stored.</summary>
public enum SavCompression
{
    /// <summary>Eight bytes a value.</summary>
    None,

    /// <summary>One byte for a small number, a missing value or blanks (the ordinary .sav).</summary>
    Bytecode,

    /// <summary>Bytecode in zlib blocks (.zsav).</summary>
    Zlib,
}
