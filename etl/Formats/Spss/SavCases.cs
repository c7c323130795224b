using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>Reads the cases that follow the dictionary, in any of the three ways of storing them.</summary>
internal static class SavCases
{
    public static SavColumns Read(string file, byte[] bytes, SavDictionary dictionary, SavOptions options)
    {
        var columns = new SavColumns(file, dictionary, options);
        if (dictionary.Header.Cases > options.Cases)
        {
            throw TooLarge(file, "the file declares more cases than the limit", SavBytes.Number(dictionary.Header.Cases));
        }

        switch (dictionary.Header.Compression)
        {
            case SavCompression.None:
                ReadPlain(file, bytes, dictionary, options, columns);
                break;
            case SavCompression.Bytecode:
                var codes = new SavBytecode(file, dictionary, options, columns);
                codes.Add(bytes.AsSpan(dictionary.End), dictionary.End);
                codes.Close(bytes.Length);
                break;
            default:
                var packed = new SavBytecode(file, dictionary, options, columns);
                SavZlib.Inflate(file, bytes, dictionary, packed);
                packed.Close(bytes.Length);
                break;
        }

        columns.Close();
        return columns;
    }

    private static void ReadPlain(string file, byte[] bytes, SavDictionary dictionary, SavOptions options, SavColumns columns)
    {
        var width = dictionary.Layout.CaseBytes;
        var left = bytes.Length - dictionary.End;
        var there = left / width;
        var declared = dictionary.Header.Cases;
        if (left % width != 0 || (declared >= 0 && there != declared))
        {
            throw Count(file, declared, there, left % width, bytes.Length);
        }

        if (there > options.Cases)
        {
            throw TooLarge(file, "the file has more cases than the limit", SavBytes.Number(there));
        }

        for (var i = 0; i < there; i++)
        {
            columns.Add(bytes.AsSpan(dictionary.End + (i * width), width));
        }
    }

    internal static InputRefusedException Count(string file, int declared, int found, int over, long offset)
    {
        var more = declared >= 0 && (found > declared || (found == declared && over > 0));
        return FileBytes.Refused(
            more ? "sav-damaged" : "sav-cut-off",
            file,
            more ? "more data follow the last case" : "the file ends before its last case does",
            "Fetch the file again and compare the size with its maker's",
            $"{SavBytes.Number(found)} cases{(over > 0 ? " and a part" : "")}",
            declared >= 0 ? $"{SavBytes.Number(declared)} cases" : "whole cases",
            more ? SavBytes.At(offset) : $"case {SavBytes.Number(found + 1L)}");
    }

    internal static InputRefusedException TooLarge(string file, string message, string found) => FileBytes.Refused(
        "sav-too-large", file, message, "Do not open it unless you know where it comes from; if it is genuine, drop variables or cases, or raise the limit", found);
}
