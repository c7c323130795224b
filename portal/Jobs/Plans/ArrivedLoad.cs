using System.Globalization;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>What came of a file that arrived by itself.</summary>
/// <param name="Subject">The file or address.</param>
/// <param name="Outcome">The load that it became, or null where there was none.</param>
/// <param name="End">How the work ended.</param>
public sealed record ArrivedLoad(string Subject, LoadOutcome? Outcome, JobEnd End)
{
    /// <summary>What came of a load: what was refused would be refused again, what failed may go better later.</summary>
    public static ArrivedLoad Of(string subject, LoadOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return new ArrivedLoad(subject, outcome, outcome.State switch
        {
            LoadState.Refused => JobEnd.Failed(outcome.Reason ?? "refused"),
            LoadState.Failed => JobEnd.TryAgain(outcome.Reason ?? "failed"),
            LoadState.NoOp => JobEnd.Done(outcome.Reason),
            _ => JobEnd.Done(string.Create(
                CultureInfo.InvariantCulture, $"load {outcome.LoadKey}: {outcome.Loaded} rows loaded, {outcome.Rejected} rejected, {outcome.Superseded} superseded")),
        });
    }

    /// <summary>Whether it was decided on but could not be put away.</summary>
    public bool IsNotMoved { get; init; }

    /// <summary>Whether it is known of the file itself what becomes of it: loaded, known already, or refused.</summary>
    public bool IsDecided => Outcome?.State is LoadState.Succeeded or LoadState.NoOp or LoadState.Refused;
}
