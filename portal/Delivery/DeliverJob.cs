using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Warehouse.Delivery;

namespace ReIntegrationBI.Portal.Delivery;

/// <summary>Sends an edition to one recipient, with the rights that the recipient has at that moment.</summary>
/// <param name="installation">The installation.</param>
public sealed class DeliverJob(Installation installation) : IJobKind
{
    /// <inheritdoc/>
    public string Code => JobKindCodes.Deliver;

    /// <inheritdoc/>
    public int Attempts => 6;

    /// <inheritdoc/>
    public async Task<JobEnd> RunAsync(JobContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var key = context.Input<DeliverInput>().Delivery;
        if (installation.Deliveries.Find(key) is not { } delivery)
        {
            return JobEnd.Failed(FormattableString.Invariant($"There is no delivery {key}."));
        }

        if (delivery.State is not (DeliveryState.Queued or DeliveryState.Sending))
        {
            return delivery.State == DeliveryState.Sent ? JobEnd.Done("It was sent before; nothing was done.") : JobEnd.Failed($"It is {delivery.State}: {delivery.Reason}");
        }

        var edition = installation.Editions.Find(delivery.EditionKey)!;
        var recipient = installation.Recipients.Find(delivery.RecipientKey)!;
        if (Refusal(recipient) is { } refusal)
        {
            return End(delivery, DeliveryState.Refused, refusal);
        }

        string path;
        try
        {
            path = installation.EditionFiles.Find(edition.Sha256!);
        }
        catch (FileNotFoundException e)
        {
            return End(delivery, DeliveryState.Failed, e.Message);
        }

        if (delivery.State == DeliveryState.Sending)
        {
            context.Warn($"An attempt before this one was broken off and may have sent the mail. This one bears the same message id: {delivery.MessageId}.");
        }

        cancellation.ThrowIfCancellationRequested();
        var message = new MailComposer(installation).Compose(edition, recipient, delivery, path);
        if (installation.Deliveries.Begin(delivery) is not { } begun)
        {
            return JobEnd.Done("Another run sends it.");
        }

        MailOutcome outcome;
        try
        {
            outcome = await installation.MailSender.SendAsync(message, cancellation);
        }
        catch (OperationCanceledException)
        {
            installation.Deliveries.End(key, DeliveryState.Queued, "given up before anything was sent");
            throw;
        }

        if (outcome.IsSent)
        {
            installation.Deliveries.End(key, DeliveryState.Sent, outcome.Reason);
            return JobEnd.Done(outcome.Reason);
        }

        if (outcome.MayPass && context.Run.Attempt < Attempts)
        {
            installation.Deliveries.End(key, DeliveryState.Queued, outcome.Reason);
            return JobEnd.TryAgain(outcome.Reason);
        }

        return End(begun, DeliveryState.Failed, outcome.Reason);
    }

    /// <summary>Why a recipient may not have a report now, or null.</summary>
    private string? Refusal(Recipient recipient)
    {
        if (!recipient.IsActive)
        {
            return "The recipient is switched off.";
        }

        return installation.Accounts.Find(recipient.UserKey) switch
        {
            null => "The account of the recipient is gone.",
            { IsDisabled: true } account => $"The account {account.UserName} is disabled.",
            var account when !new Visitor(account.UserName, account.Role, ReadsAnonymously: false).May(Right.Read) => $"The account {account.UserName} may not read reports.",
            _ => null,
        };
    }

    private JobEnd End(ReportDelivery delivery, string state, string reason)
    {
        installation.Deliveries.End(delivery.DeliveryKey, state, reason);
        return JobEnd.Failed(reason);
    }
}
