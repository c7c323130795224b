namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>The steps of a load, in their order.</summary>
public enum LoadStep
{
    /// <summary>The file is read.</summary>
    Reading,

    /// <summary>What was read goes to staging; the write lock of the warehouse is not held.</summary>
    Staging,

    /// <summary>The slice is replaced, within one transaction.</summary>
    Replacing,
}
