using System.Globalization;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Warehouse.Delivery;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Portal.Delivery;

/// <summary>Sends editions on their way: a delivery and the run that does it.</summary>
/// <param name="installation">The installation.</param>
/// <param name="queue">Where runs go.</param>
public sealed class DeliveryDesk(Installation installation, JobQueue queue)
{
    private readonly MailComposer _composer = new(installation);

    /// <summary>Sends an edition to a recipient, unless that was asked for before. An edition that was withheld is noted for the recipient and not sent.</summary>
    /// <returns>The delivery.</returns>
    public ReportDelivery Send(Edition edition, Recipient recipient, string by)
    {
        var delivery = installation.Deliveries.Add(edition, recipient, _composer.NewMessageId(), by);
        if (delivery.State == DeliveryState.Queued)
        {
            Enqueue(delivery, by);
        }

        return delivery;
    }

    /// <summary>Sends an edition to a recipient once more.</summary>
    /// <returns>The new delivery.</returns>
    public ReportDelivery Resend(Edition edition, Recipient recipient, string by)
    {
        var delivery = installation.Deliveries.Resend(edition, recipient, _composer.NewMessageId(), by);
        Enqueue(delivery, by, JobOrder.AskedPriority);
        return delivery;
    }

    /// <summary>Tries a delivery again that did not reach its recipient.</summary>
    /// <returns>False where it reached the recipient, or was withheld.</returns>
    public bool Retry(ReportDelivery delivery, string by)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        if (!installation.Deliveries.Requeue(delivery.DeliveryKey, by))
        {
            return false;
        }

        Enqueue(delivery, by, JobOrder.AskedPriority);
        return true;
    }

    private void Enqueue(ReportDelivery delivery, string by, int priority = JobOrder.UsualPriority)
    {
        var name = "delivery:" + delivery.DeliveryKey.ToString(CultureInfo.InvariantCulture);
        queue.Enqueue(new JobOrder(
            JobKindCodes.Deliver, FormattableString.Invariant($"edition {delivery.EditionKey} to recipient {delivery.RecipientKey}"),
            JobQueue.InputOf(new DeliverInput(delivery.DeliveryKey)), by)
        {
            Exclusive = name,
            // One run for each time that it is queued, however often that is asked.
            Once = FormattableString.Invariant($"{name}:{installation.Deliveries.Transitions(delivery.DeliveryKey).Count}"),
            Priority = priority,
        });
    }
}
