namespace ReIntegrationBI.Etl.Checks;

/// <summary>A way of testing figures.</summary>
public interface ICheckKind
{
    /// <summary>What a definition lacks to be tested in this way, in words; null when it is complete.</summary>
    string? Needs(CheckDefinition check);

    /// <summary>Whether it tests figures of measures; else it tests something of its own, such as cases.</summary>
    bool TestsMeasures => true;

    /// <summary>Tests.</summary>
    CheckFindings Run(CheckDefinition check, CheckData data);
}
