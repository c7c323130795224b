using System.Globalization;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>The place of a value in an SPSS file.</summary>
/// <param name="Case">Number of the case, from 1.</param>
/// <param name="Variable">Name of the variable.</param>
public readonly record struct SavAddress(int Case, string Variable)
{
    /// <summary><c>case 17, variable Q1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"case {Case}, variable {Variable}");
}
