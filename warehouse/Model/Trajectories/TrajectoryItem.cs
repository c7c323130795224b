using ReIntegrationBI.Warehouse.Model.Releases;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>A dimension of persons, or what became of them in classes: each person of its base is in exactly one.</summary>
/// <param name="members">Who is in each class.</param>
/// <param name="asked">Who is in the base; null for everybody.</param>
/// <param name="askedWhen">The rule by which they are, or null.</param>
internal sealed class TrajectoryItem(IReadOnlyList<PersonBits> members, PersonBits asked, string? askedWhen) : PersonItem
{
    /// <inheritdoc/>
    public override ItemKind Kind => ItemKind.Single;

    /// <inheritdoc/>
    public override Route? AskedWhen { get; } = askedWhen is null ? null : Route.Parse(askedWhen);

    /// <inheritdoc/>
    public override IReadOnlyList<Inclusion> Inclusions => Included;

    /// <inheritdoc/>
    public override IReadOnlyList<Overlap> Overlaps => Overlapping;

    /// <inheritdoc/>
    public override IReadOnlyList<string> DecidedAfter => After;

    /// <summary>Of which answers to other items some of its own are a part.</summary>
    public IReadOnlyList<Inclusion> Included { get; init; } = [];

    /// <summary>Of which answers some of its own are a part together with those to another item.</summary>
    public IReadOnlyList<Overlap> Overlapping { get; init; } = [];

    /// <summary>Items of which the tables are decided before its own.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <inheritdoc/>
    public override bool IsDecidedAfterItsRules => true;

    /// <inheritdoc/>
    public override PersonBits WhoWasAsked() => asked;

    /// <inheritdoc/>
    public override PersonBits WhoAnswered() => asked;

    /// <inheritdoc/>
    public override PersonBits WhoGave(int answer) => members[answer];
}
