namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>A made-up spell.</summary>
/// <param name="First">Place of its start among the events of the person.</param>
/// <param name="Count">How many events it has.</param>
/// <param name="FirstEnd">Day of its first full resumption or its closure; the day after the last one told, where that has not come.</param>
internal readonly record struct SpellCourse(int First, int Count, int FirstEnd);
