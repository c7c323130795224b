namespace ReIntegrationBI.Etl.Sources.Cases;

/// <summary>What an analyst's code means here.</summary>
public enum CaseMappingKind
{
    /// <summary>A key to a return, or a mechanism of one.</summary>
    Key,

    /// <summary>Somebody who supported or hindered.</summary>
    Actor,

    /// <summary>Something that was adapted.</summary>
    Adjustment,

    /// <summary>Nothing: its segments are not loaded.</summary>
    Ignore,
}
