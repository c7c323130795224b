namespace ReIntegrationBI.Etl.Formats;

/// <summary>What can be wrong with a zip package before anything of it is used.</summary>
internal enum ZipFaultKind
{
    /// <summary>It holds more entries than such a package can have.</summary>
    TooManyEntries,

    /// <summary>An entry is encrypted.</summary>
    Encrypted,

    /// <summary>An entry stands in it twice, capitals aside.</summary>
    EntryTwice,

    /// <summary>An entry unpacks to more than is allowed.</summary>
    TooLarge,

    /// <summary>The checksum of an entry does not agree with its content.</summary>
    WrongChecksum,
}
