namespace ReIntegrationBI.Etl.Formats;

/// <summary>Where in a case the values of the variables lie.</summary>
/// <param name="Columns">The variables with their places.</param>
/// <param name="TextPieces">For each piece of eight bytes whether it belongs to a string.</param>
internal sealed record SavLayout(IReadOnlyList<SavLayout.Column> Columns, bool[] TextPieces)
{
    /// <summary>Bytes of one case.</summary>
    public int CaseBytes => TextPieces.Length * 8;

    /// <param name="Variable">The variable.</param>
    /// <param name="FirstPiece">Its first piece of eight bytes.</param>
    /// <param name="Segments">The pieces and lengths in bytes of which a very long string is put together; one for any other.</param>
    public sealed record Column(SavVariable Variable, int FirstPiece, IReadOnlyList<(int FirstPiece, int Length)> Segments);
}
