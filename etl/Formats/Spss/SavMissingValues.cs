namespace ReIntegrationBI.Etl.Formats;

/// <summary>Values that a file declares as missing: up to three, or a range of numbers and at most one more.</summary>
public sealed record SavMissingValues
{
    /// <summary>None.</summary>
    public static SavMissingValues None { get; } = new();

    /// <summary>Single numbers.</summary>
    public IReadOnlyList<double> Numbers { get; init; } = [];

    /// <summary>Single texts, without trailing blanks; of a long string the first eight bytes.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Lower end of the range, included; minus infinity for LOWEST; null without a range.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of the range, included; infinity for HIGHEST; null without a range.</summary>
    public double? High { get; init; }

    /// <summary>Whether a number is declared as missing.</summary>
    public bool Contains(double number)
    {
        // No linq: this is asked for every value of a file.
        for (var i = 0; i < Numbers.Count; i++)
        {
            if (Numbers[i].Equals(number))
            {
                return true;
            }
        }

        return number >= Low && number <= High;
    }

    /// <summary>Whether a text (without trailing blanks) is declared as missing.</summary>
    public bool Contains(string text)
    {
        for (var i = 0; i < Texts.Count; i++)
        {
            if (string.Equals(Texts[i], text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
