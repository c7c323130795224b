namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>How a spell stands: what its row of the accumulating snapshot says. Days are <see cref="DateOnly.DayNumber"/>.</summary>
public sealed class SpellSnapshot
{
    /// <summary>The day of a milestone that was not reached.</summary>
    public const int NotReached = -1;

    private readonly int[] _days;

    /// <summary>A spell whose milestones were first reached on these days, by number of the milestone.</summary>
    internal SpellSnapshot(int[] days) => _days = days;

    /// <summary>Of whom it is.</summary>
    public required SpellMembers Members { get; init; }

    /// <summary>Its first day.</summary>
    public int Start => _days[(int)Milestone.IncapacityStart];

    /// <summary>Its end: a full resumption that lasted, else the closure; <see cref="NotReached"/> while it is open.</summary>
    public required int End { get; init; }

    /// <summary>Why it ended.</summary>
    public required EndReason Reason { get; init; }

    /// <summary>How it stands.</summary>
    public required SpellState State { get; init; }

    /// <summary>Events.</summary>
    public required int Events { get; init; }

    /// <summary>How often another actor than the one before acted; the person itself not counted.</summary>
    public required int HandOvers { get; init; }

    /// <summary>Actors, the person itself not counted.</summary>
    public required int Actors { get; init; }

    /// <summary>The first day on which a milestone was reached, or <see cref="NotReached"/>.</summary>
    public int FirstDay(Milestone milestone) => _days[(int)milestone];

    /// <summary>Days from the start to a milestone; null where it was not reached.</summary>
    public int? Lag(Milestone milestone) => FirstDay(milestone) == NotReached ? null : FirstDay(milestone) - Start;

    /// <summary>The same of other members.</summary>
    internal SpellSnapshot With(SpellMembers members) => new(_days)
    {
        Members = members, End = End, Reason = Reason, State = State, Events = Events, HandOvers = HandOvers, Actors = Actors,
    };

    /// <summary>Whether another says the same.</summary>
    public bool Same(SpellSnapshot other) =>
        _days.AsSpan().SequenceEqual(other._days) && Members == other.Members && End == other.End && Reason == other.Reason && State == other.State
        && Events == other.Events && HandOvers == other.HandOvers && Actors == other.Actors;

    /// <summary>The snapshot of the standing events of one spell.</summary>
    /// <param name="events">In order, the start first.</param>
    /// <param name="worker">Key of the actor that is the person itself.</param>
    public static SpellSnapshot Of(ReadOnlySpan<TrajectoryEvent> events, int worker)
    {
        var days = new int[Milestones.Count];
        Array.Fill(days, NotReached);
        var (last, handOvers, state, resumed, reason) = (-1, 0, SpellState.Incapacitated, NotReached, EndReason.None);
        Span<int> actors = stackalloc int[Math.Min(events.Length, SpellResolver.MostEvents)];
        var count = 0;
        foreach (var e in events)
        {
            ref var day = ref days[(int)e.Milestone];
            day = day == NotReached ? e.Day : day;
            (state, resumed) = e.Milestone switch
            {
                Milestone.PartialResumption when state == SpellState.Incapacitated => (SpellState.PartiallyResumed, resumed),
                Milestone.FullResumption => (SpellState.Resumed, e.Day),
                Milestone.Relapse => (SpellState.Incapacitated, NotReached),
                _ => (state, resumed),
            };
            reason = e.Milestone == Milestone.Closure ? e.Reason : reason;
            if (e.Actor == worker)
            {
                continue;
            }

            handOvers += last >= 0 && last != e.Actor ? 1 : 0;
            last = e.Actor;
            if (!actors[..count].Contains(e.Actor))
            {
                actors[count++] = e.Actor;
            }
        }

        var closed = days[(int)Milestone.Closure];
        return new SpellSnapshot(days)
        {
            Members = events[0].Members,
            End = resumed != NotReached ? resumed : closed,
            Reason = resumed != NotReached ? EndReason.FullResumption : reason,
            State = closed != NotReached ? SpellState.Closed : state,
            Events = events.Length,
            HandOvers = handOvers,
            Actors = count,
        };
    }
}
