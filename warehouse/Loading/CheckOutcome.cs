namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>What came of a data-quality check.</summary>
/// <param name="Code">The check.</param>
/// <param name="Source">The source whose figures it tests.</param>
/// <param name="Severity">A word of <see cref="CheckSeverity"/>.</param>
/// <param name="Outcome">A word of <see cref="CheckState"/>.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Tested">How many figures or relations were tested.</param>
/// <param name="Offenders">What was found wrong.</param>
public sealed record CheckOutcome(
    string Code, string Source, string Severity, string Outcome, string Message, int Tested, IReadOnlyList<CheckOffender> Offenders)
{
    /// <summary>Whether nothing may be published until this is solved: a blocking check that failed or could not run.</summary>
    public bool Blocks => Severity == CheckSeverity.Blocking && (Outcome is CheckState.Failed or CheckState.Error);
}
