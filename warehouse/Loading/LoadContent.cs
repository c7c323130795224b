using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>What a source read from a file: the whole content of one slice (source x dataset x period).</summary>
/// <param name="Publications">The publications that it cites.</param>
/// <param name="Rejections">Rows that were not taken over.</param>
public abstract record LoadContent(IReadOnlyList<Publication> Publications, IReadOnlyList<Rejection> Rejections) : SourceContent(Publications)
{
    /// <summary>What was loaded, but deserves a look: it stands in the journal beside the rejections, and is not counted among them.</summary>
    public IReadOnlyList<Rejection> Remarks { get; init; } = [];

    /// <summary>Rows to load.</summary>
    public abstract int RowCount { get; }

    /// <summary>Sum of the values to load: what a later count can be held against.</summary>
    public abstract decimal HashTotal { get; }

    /// <summary>The periods at which its rows stand.</summary>
    public abstract IEnumerable<Period> Periods { get; }
}
