using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Sources.Cases;

/// <summary>What the codes and cases of an analyst's project mean here.</summary>
public sealed record CaseMapping
{
    /// <summary>Name of the file.</summary>
    public required string File { get; init; }

    /// <summary>The study.</summary>
    public required StudyDescription Study { get; init; }

    /// <summary>Where the study was published with the names of its cases; null where it was not, and then they get pseudonyms.</summary>
    public Publication? Publication { get; init; }

    /// <summary>What codes mean.</summary>
    public required IReadOnlyList<CaseMappingLine> Codes { get; init; }

    /// <summary>Fields of a case by the name of the attribute that holds them.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>Codes of values by field and value as written, both in capitals.</summary>
    public required IReadOnlyDictionary<(string Field, string Value), string> Values { get; init; }

    /// <summary>What the fields can have.</summary>
    public required MappedFields KnownFields { get; init; }

    /// <summary>Lines of the file.</summary>
    public required int Lines { get; init; }
}
