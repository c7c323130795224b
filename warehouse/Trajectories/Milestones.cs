using System.Text.Json;

namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>The milestones by the codes of their code list.</summary>
public static class Milestones
{
    /// <summary>One more than the highest number of a milestone: the length of an array that is indexed by milestone.</summary>
    public const int Count = (int)Milestone.Closure + 1;

    private static readonly string[] Codes =
        [.. Enumerable.Range(0, Count).Select(i => i == 0 ? "" : JsonNamingPolicy.SnakeCaseLower.ConvertName(((Milestone)i).ToString()))];

    /// <summary>All of them, by rank.</summary>
    public static IReadOnlyList<Milestone> All { get; } = Enum.GetValues<Milestone>();

    /// <summary>The code of a milestone, e.g. <c>incapacity_start</c>.</summary>
    public static string Code(this Milestone milestone) => Codes[(int)milestone];

    /// <summary>The milestone of a code.</summary>
    /// <returns>False where there is none.</returns>
    public static bool TryParse(string code, out Milestone milestone)
    {
        var at = code.Length == 0 ? -1 : Array.IndexOf(Codes, code);
        milestone = at < 0 ? default : (Milestone)at;
        return at > 0;
    }
}
