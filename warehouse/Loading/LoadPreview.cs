namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>What a load of a file would do; nothing of it was done.</summary>
public sealed record LoadPreview
{
    /// <summary>What it would replace.</summary>
    public required Slice Slice { get; init; }

    /// <summary>Why the input would be refused; empty where it would be loaded.</summary>
    public IReadOnlyList<InputProblem> Problems { get; init; } = [];

    /// <summary>The run that loaded this very file into this slice, or null. Without force, a load of it is a no-op.</summary>
    public LoadRecord? Earlier { get; init; }

    /// <summary>What was read; null where it would be refused.</summary>
    public SourceContent? Content { get; init; }

    /// <summary>Rows of the file.</summary>
    public int Read { get; init; }

    /// <summary>Rows that would be loaded.</summary>
    public int Loaded { get; init; }

    /// <summary>Rows that would be rejected, all of them.</summary>
    public int Rejected { get; init; }

    /// <summary>Rows that stand in the slice now and would be replaced.</summary>
    public int Superseded { get; init; }

    /// <summary>What the journal would say of it, or null.</summary>
    public string? Note { get; init; }

    /// <summary>The first rejected rows.</summary>
    public IReadOnlyList<Rejection> Rejections { get; init; } = [];

    /// <summary>The first remarks: what would be loaded, but deserves a look.</summary>
    public IReadOnlyList<Rejection> Remarks { get; init; } = [];

    /// <summary>Whether it would be refused.</summary>
    public bool IsRefused => Problems.Count > 0;
}
