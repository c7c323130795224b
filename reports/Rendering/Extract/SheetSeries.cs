namespace ReIntegrationBI.Reports.Rendering.Extract;

/// <summary>A table that goes on on a further sheet where one is full.</summary>
/// <param name="begin">Begins a sheet.</param>
/// <param name="rowsOfSheet">Rows that a sheet takes, its heading not counted.</param>
internal sealed class SheetSeries(Func<SheetTable> begin, int rowsOfSheet) : TableTarget
{
    /// <summary>Rows of a worksheet of Excel, less the heading.</summary>
    public const int RowsOfExcel = 1_048_575;

    private SheetTable _sheet = begin();

    /// <summary>Called with each sheet that is complete.</summary>
    public required Action<SheetTable> Ended { get; init; }

    public override void Row(IReadOnlyList<ExtractValue> values)
    {
        if (_sheet.Rows == rowsOfSheet)
        {
            End();
            _sheet = begin();
        }

        _sheet.Row(values);
    }

    public override void Dispose() => End();

    private void End()
    {
        _sheet.Dispose();
        Ended(_sheet);
    }
}
