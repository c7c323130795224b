using ReIntegrationBI.Etl.Sources.Trajectories;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Events of trajectories. All files are one slice: an event of one may correct that of another, so one load at a time.</summary>
/// <param name="codes">The code lists.</param>
/// <param name="door">Where identifiers are replaced.</param>
/// <param name="clock">Tells which events lie in the future.</param>
internal sealed class TrajectoryFiles(CodeListCatalog codes, PseudonymDoor door, TimeProvider clock) : IInputKind
{
    private const string Source = "trajectories", Layout = "trajectory-events";

    /// <inheritdoc/>
    public IReadOnlyList<InputPattern> Patterns { get; } = [new(Source, Layout, "*" + TrajectoryCsvSource.Ending)];

    /// <inheritdoc/>
    public bool HoldsPersons => true;

    /// <inheritdoc/>
    public RecognisedInput Recognise(StoredFile file, LoadOptions options)
    {
        var pseudonyms = door.For(file.FileName, "persons");
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        return new RecognisedInput(
            new Slice(Source, "events", "", Layout), kept => TrajectoryCsvSource.Read(kept.Path, kept.FileName, codes, pseudonyms, today, options.RejectLimit));
    }
}
