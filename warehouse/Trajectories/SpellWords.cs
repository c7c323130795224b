namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>The words by which the warehouse keeps states and reasons of spells.</summary>
public static class SpellWords
{
    private static readonly string[] States = ["incapacitated", "partially_resumed", "resumed", "closed"];
    private static readonly string?[] Reasons = [null, "full_resumption", "work", "pension", "death", "end_of_right", "other"];
    private static readonly string?[] Ends = [null, "corrected", "withdrawn", "moved"];

    /// <summary>The reasons that a closure can give.</summary>
    public static IReadOnlyList<string> ClosureReasons { get; } = [.. Reasons.Skip((int)EndReason.Work).Select(r => r!)];

    /// <summary>The word of a state.</summary>
    public static string Of(SpellState state) => States[(int)state];

    /// <summary>The word of a reason, or null.</summary>
    public static string? Of(EndReason reason) => Reasons[(int)reason];

    /// <summary>The word by which an event ended, or null.</summary>
    public static string? Of(EventEnd end) => Ends[(int)end];

    /// <summary>The reason of a word; none where it is unknown.</summary>
    public static EndReason ReasonOf(string? word) => word is null ? EndReason.None : (EndReason)Math.Max(0, Array.IndexOf(Reasons, word));

    /// <summary>How an event ended, by its word; it stands where the word is null.</summary>
    public static EventEnd EndOf(string? word) => word is null ? EventEnd.Stands : (EventEnd)Math.Max(0, Array.IndexOf(Ends, word));
}
