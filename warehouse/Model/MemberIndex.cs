using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>Members by dimension and code, each with its rank.</summary>
internal sealed class MemberIndex(IReadOnlyDictionary<string, IReadOnlyDictionary<string, Member>> members)
{
    /// <summary>A member that a figure names; it always exists, for the schema says so.</summary>
    public Member Of(string dimension, string code) => members[dimension][code];

    /// <summary>Whether a figure's member, named by code or path, has this code.</summary>
    public bool Has(ModelDimension dimension, string name, string? code) =>
        dimension.HasPaths ? members[dimension.Code][name].Code == code : name == code;

    /// <summary>All members of a dimension by code or path.</summary>
    public IReadOnlyDictionary<string, Member> All(string dimension) => members[dimension];

    /// <summary>Codes of all members of a dimension.</summary>
    public IReadOnlyCollection<string> Codes(string dimension) => [.. members[dimension].Keys];
}
