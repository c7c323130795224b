using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>Members by dimension and code, each with its rank.</summary>
internal sealed class MemberIndex(IReadOnlyDictionary<string, IReadOnlyDictionary<string, Member>> members)
{
    /// <summary>A member that a figure names; it always exists, for the schema says so.</summary>
    public Member Of(string dimension, string code) => members[dimension][code];

    /// <summary>Codes of all members of a dimension.</summary>
    public IReadOnlyCollection<string> Codes(string dimension) => [.. members[dimension].Keys];
}
