namespace ReIntegrationBI.Warehouse.Model;

/// <summary>Which of several published values of one cell an answer reads.</summary>
public enum EditionChoice
{
    /// <summary>The newest edition of each series, then the most exact and most official source.</summary>
    Newest,

    /// <summary>Every published value, a row each.</summary>
    All,
}
