using ReIntegrationBI.Reports.Rendering.Workbook;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Rendering.TabBook;

/// <summary>
/// Shorthand in place of a number, in square brackets so that screen readers and programs find it. After "Using symbols and shorthand"
/// of the UK Government Analysis Function; its [low] stands here for a small base, and the notes say so.
/// </summary>
internal static class Marks
{
    public const string Withheld = "[c]";
    public const string Missing = "[x]";
    public const string NotApplicable = "[z]";
    public const string SmallBase = "[low]";
    public const string Unreliable = "[u]";

    /// <summary>The cell of a number; a sign where it may not be read or is not there.</summary>
    /// <param name="state">Whether it may be read. What is hidden is not written, even if a caller left it in.</param>
    /// <param name="value">The number.</param>
    /// <param name="decimals">Decimals to show, 0 to 4.</param>
    /// <param name="size">Of the base that it stands on.</param>
    /// <param name="absent">The sign where it may be read and is not there.</param>
    public static SheetCell Number(CellState state, double? value, int decimals, BaseSize size = BaseSize.Enough, string absent = Missing) => state switch
    {
        CellState.Suppressed => Of(Withheld),
        CellState.Shown when value is { } number => double.IsFinite(number) ? new(number, size == BaseSize.Enough ? Styles.Number(decimals) : Styles.Small(decimals)) : Of(absent),
        CellState.Shown => Of(absent),
        _ => Of(Missing),
    };

    /// <summary>The cell of a sign.</summary>
    public static SheetCell Of(string mark) => new(mark, mark == Withheld ? CellStyle.WithheldMark : CellStyle.MissingMark);

    /// <summary>What a base is flagged with; nothing where it is large enough, and nothing that tells the size of a hidden one.</summary>
    public static string? Flag(CrosstabColumn column) => column switch
    {
        { State: not CellState.Shown } => null,
        { Size: BaseSize.TooSmall } => SmallBase + Unreliable,
        { Size: BaseSize.Small } => SmallBase,
        _ => null,
    };
}
