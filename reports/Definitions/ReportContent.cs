using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>
/// A report with its data filled in and its sentences made: what page, PDF and workbook are drawn from.
/// It holds no markup and no arithmetic is left to do.
/// </summary>
public sealed record ReportContent
{
    /// <summary>Name of the definition, e.g. <c>monthly-policy-report</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>nl</c>, <c>fr</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    public required string Title { get; init; }
    public required string Subtitle { get; init; }

    /// <summary>The month the report is of (<c>2026-11</c>).</summary>
    public required Period Period { get; init; }

    /// <summary>Name of the region for which it is made; null for the whole country.</summary>
    public string? Region { get; init; }

    /// <summary>The warehouse as known at this moment (UTC).</summary>
    public required DateTime KnownAt { get; init; }

    /// <summary>Three sentences for the cover, built from data.</summary>
    public required IReadOnlyList<string> CoverSentences { get; init; }

    /// <summary>The pages in order, without cover, contents and annex.</summary>
    public required IReadOnlyList<ReportPage> Pages { get; init; }

    /// <summary>The terms that the report uses, explained once.</summary>
    public IReadOnlyList<GlossaryTerm> Glossary { get; init; } = [];

    /// <summary>Every number that stands on a page, with where it comes from; numbered from 1 in order of appearance.</summary>
    public required IReadOnlyList<AnnexEntry> Annex { get; init; }
}
