using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>A study of cases: the whole of one slice (source <c>cases</c>, dataset: code of the study, period: its year).</summary>
/// <param name="Study">The study.</param>
/// <param name="Publication">Where it was published; null for a study of one's own.</param>
/// <param name="Rejections">Rows that were not taken over.</param>
public sealed record CaseStudyContent(StudyDescription Study, Publication? Publication, IReadOnlyList<Rejection> Rejections)
    : LoadContent(Publication is null ? [] : [Publication], Rejections)
{
    /// <summary>The cases; everything below that names a case names one of these.</summary>
    public required IReadOnlyList<StudyCase> Cases { get; init; }

    /// <summary>Values of cases, stated and inferred.</summary>
    public IReadOnlyList<CaseProfileValue> Profile { get; init; } = [];

    /// <summary>Keys and mechanisms at work.</summary>
    public IReadOnlyList<CaseKeyEvidence> Keys { get; init; } = [];

    /// <summary>Who supported and hindered.</summary>
    public IReadOnlyList<CaseSupport> Supports { get; init; } = [];

    /// <summary>What was adapted.</summary>
    public IReadOnlyList<CaseAdjustment> Adjustments { get; init; } = [];

    /// <summary>Who was interviewed.</summary>
    public IReadOnlyList<CaseInterview> Interviews { get; init; } = [];

    /// <summary>What the study reports of its cases together.</summary>
    public IReadOnlyList<CaseOverviewLine> Overview { get; init; } = [];

    /// <summary>Passages that were coded.</summary>
    public IReadOnlyList<CaseCoding> Codings { get; init; } = [];

    /// <inheritdoc/>
    public override int RowCount =>
        Cases.Count + Profile.Count + Keys.Count + Supports.Count + Adjustments.Count + Interviews.Count + Overview.Count + Codings.Count;

    /// <inheritdoc/>
    public override decimal HashTotal => Overview.Sum(l => l.Reported) + Interviews.Sum(i => i.Count);

    /// <inheritdoc/>
    public override IEnumerable<Period> Periods => [Study.Period];

    internal override IContentWriter Writer(IWarehouseEngine engine) => new CaseStudyWriter(engine, this);
}
