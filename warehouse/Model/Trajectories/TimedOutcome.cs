using Label = ReIntegrationBI.Warehouse.Results.Label;

namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>Something that persons have or have not had when they are observed last, and when.</summary>
internal sealed class TimedOutcome
{
    private const int Absent = -1;

    private readonly int[] _coded;

    /// <summary>Prepares an outcome of so many persons, none of whom is in its base yet.</summary>
    public TimedOutcome(string code, Label label, int[] lastDays, int persons)
    {
        (Code, Label, LastDays, _coded) = (code, label, lastDays, new int[persons]);
        Array.Fill(_coded, Absent);
    }

    /// <summary>Unique among the outcomes.</summary>
    public string Code { get; }

    /// <summary>Its name.</summary>
    public Label Label { get; }

    /// <summary>The last day of each class in which it is counted; behind them one class more.</summary>
    public int[] LastDays { get; }

    /// <summary>The rule by which persons are in its base; null: all are, or no rule says it.</summary>
    public string? BaseRule { get; init; }

    /// <summary>Of which answers to another item those with the event are a part, or null.</summary>
    public string? EventRule { get; init; }

    /// <summary>The outcome that whoever has the event has had by then, on the same grid, or null.</summary>
    public string? Within { get; init; }

    /// <summary>The other outcome that together with it makes that one, or null.</summary>
    public string? Beside { get; init; }

    /// <summary>Whether its classes are months that are also counted one by one.</summary>
    public bool HasMonths { get; init; }

    /// <summary>Puts a person in the base.</summary>
    /// <param name="person">The person.</param>
    /// <param name="days">Days to the event, or to the last day of observation; less than 0 counts as 0.</param>
    /// <param name="isEvent">Whether it is the event.</param>
    public void Set(int person, int days, bool isEvent) => _coded[person] = Math.Max(0, days) << 1 | (isEvent ? 1 : 0);

    /// <summary>Whether a person is in the base.</summary>
    public bool Has(int person) => _coded[person] != Absent;

    /// <summary>Whether a person of the base had the event.</summary>
    public bool IsEvent(int person) => (_coded[person] & 1) != 0;

    /// <summary>Days to it, or to the last day of observation.</summary>
    public int Days(int person) => _coded[person] >> 1;
}
