namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>At which times anything is released: whole months for the way back to work and relapse, days for waiting.</summary>
internal static class TrajectoryGrid
{
    /// <summary>Months at which return to work and relapse are counted of every group.</summary>
    public static readonly int[] Periods = [3, 6, 12, 24, 36];

    /// <summary>Days at which waiting is counted.</summary>
    public static readonly int[] WaitingDays = [14, 28, 56, EarlyContactDays, 182, 365, 730, 1095];

    /// <summary>Twelve weeks.</summary>
    public const int EarlyContactDays = 84;

    /// <summary>The last whole day of a month since the start; a month has 30.4375 days, a twelfth of 365.25.</summary>
    public static int LastDay(int month) => month * 487 / 16;

    /// <summary>The first class whose last day is not before a number of days; the number of classes where there is none.</summary>
    public static int ClassOf(int days, int[] lastDays)
    {
        var found = Array.BinarySearch(lastDays, days);
        return found >= 0 ? found : ~found;
    }
}
