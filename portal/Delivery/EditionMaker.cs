using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Warehouse.Delivery;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Delivery;

/// <summary>Makes editions of reports. What was made of the same loads before is found again, not made anew.</summary>
/// <param name="installation">The installation.</param>
public sealed class EditionMaker(Installation installation)
{
    /// <summary>Loads that end while a report is made make it begin again, this often at most.</summary>
    private const int MostTries = 3;

    /// <summary>The edition of an order: found, made, or withheld where a page of it would be empty.</summary>
    /// <param name="order">What is wanted.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="Reports.Rendering.ChromiumMissingException">A PDF is wanted and there is no browser to print it.</exception>
    /// <exception cref="TimeoutException">Loads kept coming in.</exception>
    public async Task<Edition> MakeAsync(ReportOrder order, string by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(order);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var known = order with { AsOf = order.AsOf ?? installation.Clock.Now() };
            var inputs = installation.Editions.CurrentLoads(known.AsOf!.Value);
            if (installation.Editions.FindSame(Draft(known, by), inputs) is { } made)
            {
                return made;
            }

            if (await MakeAsync(known, inputs, by, cancellation) is { } edition)
            {
                return edition;
            }
        }

        throw new TimeoutException($"Loads kept coming in while {order.FileName} was made.");
    }

    /// <summary>Notes that an edition is not made, and why.</summary>
    public Edition Withhold(ReportOrder order, string reason, string by)
    {
        ArgumentNullException.ThrowIfNull(order);
        var known = order with { AsOf = order.AsOf ?? installation.Clock.Now() };
        return Withhold(known, installation.Editions.CurrentLoads(known.AsOf!.Value), reason, by);
    }

    /// <summary>Makes it; null where a load ended meanwhile that was to be part of it.</summary>
    private async Task<Edition?> MakeAsync(ReportOrder order, IReadOnlyList<EditionInput> inputs, string by, CancellationToken cancellation)
    {
        var content = installation.Report(order);
        if (content.Pages.Where(p => p.IsEmpty).Select(p => p.Id).ToList() is { Count: > 0 } empty)
        {
            return Withhold(order, inputs, $"No source gives a figure for the page {string.Join(", ", empty)}: it would be empty.", by);
        }

        var room = installation.EditionFiles.MakeRoom();
        try
        {
            var file = await new ReportPublisher(installation).PublishAsync(content, order, room, cancellation);
            // A load notes its end before others can see it: what was known at that moment is certain only now.
            if (!installation.Editions.CurrentLoads(order.AsOf!.Value).SequenceEqual(inputs))
            {
                return null;
            }

            var size = file.Length;
            return installation.Editions.Save(
                Draft(order, by) with
                {
                    FileName = file.Name,
                    Sha256 = installation.EditionFiles.Keep(file.FullName),
                    SizeBytes = size,
                    Summary = EditionSummary.Of(content),
                },
                inputs).Edition;
        }
        finally
        {
            Directory.Delete(room, recursive: true);
        }
    }

    private Edition Withhold(ReportOrder order, IReadOnlyList<EditionInput> inputs, string reason, string by) =>
        installation.Editions.Save(Draft(order, by) with { State = EditionState.Withheld, Reason = reason }, inputs).Edition;

    private Edition Draft(ReportOrder order, string by) => new()
    {
        Report = order.Name,
        Period = order.Month.Code,
        Language = order.Language,
        RegionCode = order.Region,
        Format = order.Format,
        State = EditionState.Made,
        KnownAt = order.AsOf!.Value,
        MadeBy = by,
        MadeAt = installation.Clock.Now(),
    };
}
