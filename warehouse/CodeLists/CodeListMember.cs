using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.CodeLists;

/// <summary>A member of a conformed dimension, as its code list gives it.</summary>
/// <param name="Dimension">Code of the dimension, e.g. <c>region</c>.</param>
/// <param name="Code">Code of the member, e.g. <c>Flanders</c>.</param>
/// <param name="Label">Its name in three languages.</param>
/// <param name="Parent">Code of the member above it, or null.</param>
/// <param name="Rank">Place in the dimension's own order, the total first.</param>
/// <param name="Role">What it is within the dimension.</param>
/// <param name="ValidFrom">First day on which the member exists, or null.</param>
/// <param name="ValidTo">Last day on which the member exists, or null.</param>
/// <param name="Synonyms">Other names seen in sources.</param>
/// <param name="Extra">NIS code of a region, ICD-9 range of a disease group, circle of an actor, factors of a type of returner; else null.</param>
public sealed record CodeListMember(
    string Dimension,
    string Code,
    Label Label,
    string? Parent,
    int Rank,
    MemberRole Role,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    IReadOnlyList<string> Synonyms,
    string? Extra);
