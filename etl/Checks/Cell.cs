using System.Globalization;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Checks;

/// <summary>A figure as the checks look at it: what it is about, and its value.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Members">Codes of members by dimension, period included.</param>
/// <param name="Result">Value, unit, precision and address.</param>
public sealed record Cell(string Measure, IReadOnlyDictionary<string, string> Members, ResultCell Result)
{
    /// <summary>The value; only shown cells are tested.</summary>
    public decimal Value => Result.Value!.Value;

    /// <summary>Where it was published.</summary>
    public CellAddress Address => Result.Addresses[0];

    /// <summary>When it is about.</summary>
    public Period Period => Period.Parse(Members[SemanticModel.Period]);

    /// <summary>A key of its measure, members and unit, with some members replaced.</summary>
    public string Key(params (string Dimension, string Code)[] replaced) => KeyOf(Measure, Result.Unit.Code, With(replaced));

    /// <summary>A key of a figure.</summary>
    public static string KeyOf(string measure, string unit, IReadOnlyDictionary<string, string> members) =>
        string.Join('|', members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => m.Value).Prepend(unit).Prepend(measure));

    /// <summary>The members with some replaced.</summary>
    public IReadOnlyDictionary<string, string> With(params (string Dimension, string Code)[] replaced)
    {
        var members = new Dictionary<string, string>(Members);
        foreach (var (dimension, code) in replaced)
        {
            members[dimension] = code;
        }

        return members;
    }

    /// <summary>Measure, members other than totals, and period.</summary>
    public string About(SemanticModel model)
    {
        var named = Members.Where(m => m.Key != SemanticModel.Period && model.FindDimension(m.Key)?.Total != m.Value).Select(m => m.Value);
        return string.Join(", ", named.Prepend(Measure).Append(Members[SemanticModel.Period]));
    }

    /// <summary>Value with unit, decimals as published.</summary>
    public string InWords => $"{Value.ToString(CultureInfo.InvariantCulture)} {Result.Unit.Code}";

    /// <summary>Publication and cell.</summary>
    public string Place
    {
        get
        {
            var sheet = Address.Sheet is null ? "" : $", sheet '{Address.Sheet}'";
            return $"{Address.Publication}: {Address.File}{sheet}, cell {Address.Cell}";
        }
    }

    /// <summary>Half of the last printed digit: how far a rounded print may be from its value.</summary>
    public decimal HalfLastDigit => 0.5m * new decimal(1, 0, 0, false, (byte)Math.Clamp(Result.Decimals, 0, 28));
}
