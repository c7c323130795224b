namespace ReIntegrationBI.Warehouse.Results;

/// <summary>Precision as files and the warehouse write it: <c>exact</c>, <c>rounded</c>, <c>at_least</c> …</summary>
public static class PrecisionCode
{
    /// <summary>The codes, in the order of preference.</summary>
    public static IEnumerable<string> All => Enum.GetValues<Precision>().Select(Of);

    /// <summary>The code of a precision.</summary>
    public static string Of(Precision precision) => precision switch
    {
        Precision.AtLeast => "at_least",
        _ => precision.ToString().ToLowerInvariant(),
    };

    /// <summary>Reads a code; empty means exact.</summary>
    public static bool TryParse(string? code, out Precision precision)
    {
        precision = Precision.Exact;
        if (string.IsNullOrWhiteSpace(code))
        {
            return true;
        }

        foreach (var candidate in Enum.GetValues<Precision>())
        {
            if (string.Equals(Of(candidate), code.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                precision = candidate;
                return true;
            }
        }

        return false;
    }
}
