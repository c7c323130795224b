using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>The members to which a question limits one dimension.</summary>
/// <param name="Codes">Distinct codes in the order asked; of a range of periods, its members in the granularity of its ends.</param>
/// <param name="Ranges">Ranges of periods, by first and last day; empty for other dimensions.</param>
internal sealed record MemberFilter(IReadOnlyList<string> Codes, IReadOnlyList<(DateOnly First, DateOnly Last)> Ranges)
{
    private readonly HashSet<string> _codes = [.. Codes];

    /// <summary>Whether a member is one of those named. A range takes every period whose last day lies in it.</summary>
    public bool Takes(string code) =>
        _codes.Contains(code)
        || (Ranges.Count > 0
            && Period.TryParse(code, out var period)
            && Ranges.Any(range => period.LastDay >= range.First && period.LastDay <= range.Last));

    /// <summary>Whether a member is one of those named by code; a member of a range in the granularity of its ends is.</summary>
    public bool Names(string code) => _codes.Contains(code);
}
