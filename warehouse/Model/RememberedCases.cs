using ReIntegrationBI.Warehouse.Cases;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>Gives studies of cases from memory, as <see cref="RememberedReader"/> gives answers; those as of a moment are passed on.</summary>
/// <param name="inner">Reads what is new.</param>
/// <param name="memory">Keeps the studies.</param>
public sealed class RememberedCases(ICaseReader inner, ReadingMemory memory) : ICaseReader
{
    /// <inheritdoc/>
    public IReadOnlyList<CaseStudySummary> Studies(DateTime? asOf = null) => asOf is not null ? inner.Studies(asOf) : memory.Get("cases", () => inner.Studies());

    /// <inheritdoc/>
    public CaseStudy? Study(string code, DateTime? asOf = null) =>
        asOf is not null ? inner.Study(code, asOf) : memory.Get(QuestionKey.Of("cases", code), () => inner.Study(code));
}
