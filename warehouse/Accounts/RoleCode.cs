namespace ReIntegrationBI.Warehouse.Accounts;

/// <summary>Roles as words: in the warehouse, on the command line, in forms.</summary>
public static class RoleCode
{
    /// <summary>The words, the smallest right first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<Role>().Select(r => r.Code())];

    /// <summary>The word of a role: <c>reader</c>, <c>analyst</c> or <c>administrator</c>.</summary>
    public static string Code(this Role role) => role switch
    {
        Role.Reader => "reader",
        Role.Analyst => "analyst",
        Role.Administrator => "administrator",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "There is no such role."),
    };

    /// <summary>The role of a word, or null where it is no role.</summary>
    public static Role? Parse(string? word) => Enum.GetValues<Role>().Select(r => (Role?)r).FirstOrDefault(r => r!.Value.Code() == word);
}
