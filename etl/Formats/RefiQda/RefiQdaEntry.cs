namespace ReIntegrationBI.Etl.Formats.RefiQda;

/// <summary>What the directory of a package says about an entry.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">Its bytes unpacked, as declared.</param>
/// <param name="Crc">Its checksum, as declared.</param>
internal readonly record struct RefiQdaEntry(string Name, long Length, uint Crc);
