using System.Text;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>
/// Reads SPSS system files (.sav, .zsav) of any age after 1998: uncompressed, bytecode or zlib, of either order of bytes.
/// Written from the file format's description in the developers' guide of PSPP.
/// </summary>
public static class SavFormat
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="file">Its name, for messages and addresses.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="options">Limits, and an encoding where the file's own word is not to be believed; null for the usual ones.</param>
    /// <exception cref="InputRefusedException">It is no such file, damaged, cut off, too large, or in an unknown encoding.</exception>
    public static SavFile Read(string file, byte[] bytes, SavOptions? options = null)
    {
        options ??= new SavOptions();
        var dictionary = SavDictionary.Read(file, bytes, options);
        var columns = SavCases.Read(file, bytes, dictionary, options);
        var label = dictionary.Text.Decode(bytes.AsSpan(109, 64), 109);
        return new SavFile(file, dictionary.Layout.Columns.Select(c => c.Variable).ToArray(), columns)
        {
            Encoding = dictionary.Text.Name,
            Compression = dictionary.Header.Compression,
            BigEndian = dictionary.Header.BigEndian,
            Product = Ascii(bytes.AsSpan(4, 60)).Replace("@(#)", "", StringComparison.Ordinal).Replace("SPSS DATA FILE", "", StringComparison.Ordinal).Trim(),
            Written = $"{Ascii(bytes.AsSpan(92, 9))} {Ascii(bytes.AsSpan(101, 8))}",
            Label = label.Length == 0 ? null : label,
            Documents = dictionary.Documents,
            MultipleResponseSets = dictionary.Sets,
            WeightVariable = dictionary.Weight,
        };
    }

    private static string Ascii(ReadOnlySpan<byte> bytes) => Encoding.ASCII.GetString(SavText.TrimEnd(bytes)).Trim();
}
