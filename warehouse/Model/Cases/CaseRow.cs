using System.Globalization;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Cases;

/// <summary>A row of a fact of cases, whatever the engine gives its values as.</summary>
internal sealed class CaseRow(IDictionary<string, object?> values)
{
    /// <summary>A text that is always there.</summary>
    public string Text(string column) => (string)values[column]!;

    /// <summary>A text, or null.</summary>
    public string? TextOrNull(string column) => values[column] as string;

    /// <summary>A whole number.</summary>
    public int Whole(string column) => Convert.ToInt32(values[column], CultureInfo.InvariantCulture);

    /// <summary>A large whole number.</summary>
    public long Long(string column) => Convert.ToInt64(values[column], CultureInfo.InvariantCulture);

    /// <summary>A number.</summary>
    public decimal Number(string column) => Convert.ToDecimal(values[column], CultureInfo.InvariantCulture);

    /// <summary>Yes or no.</summary>
    public bool Bit(string column) => Convert.ToBoolean(values[column], CultureInfo.InvariantCulture);

    /// <summary>A moment in UTC.</summary>
    public DateTime Moment(string column) => DateTime.SpecifyKind(
        values[column] as DateTime? ?? DateTime.Parse((string)values[column]!, CultureInfo.InvariantCulture, DateTimeStyles.None), DateTimeKind.Utc);

    /// <summary>A name in three languages; empty in those of which there is none.</summary>
    public Label Label(string name) => new(Text(name + "Nl"), TextOrNull(name + "Fr") ?? "", TextOrNull(name + "En") ?? "");

    /// <summary>A text in three languages, or null.</summary>
    public Label? LabelOrNull(string name) => TextOrNull(name + "Nl") is null ? null : Label(name);

    /// <summary>Where it stands.</summary>
    public CasePlace Place() => new(TextOrNull("SheetName"), Whole("RowNumber"), Whole("ColumnNumber"), TextOrNull("SourceLines"));
}
