namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>Names as other journals keep them.</summary>
internal static class JobNames
{
    /// <summary>Letters of a name in the journal of loads.</summary>
    private const int Longest = 100;

    /// <summary>Who asked for a run, as the journal of loads keeps it.</summary>
    public static string Person(string requestedBy) => requestedBy.Length <= Longest ? requestedBy : requestedBy[..Longest];
}
