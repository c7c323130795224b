namespace ReIntegrationBI.Warehouse.Results;

/// <summary>What a member is within its dimension; decides whether it may be added to others.</summary>
public enum MemberRole
{
    /// <summary>One of the parts that together make the total.</summary>
    Part,

    /// <summary>The whole (Belgium, all schemes, T). Read as published, never added to its parts.</summary>
    Total,

    /// <summary>An "of which" member (burn-out within mental disorders). Never added to its parent or the parent's siblings.</summary>
    OfWhich,

    /// <summary>Residents abroad, unknown: in the national total, in no region.</summary>
    Residual,

    /// <summary>A member that stands outside the whole (civil servants; scheme not stated). Never added to anything.</summary>
    Outside,
}
