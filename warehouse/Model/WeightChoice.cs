namespace ReIntegrationBI.Warehouse.Model;

/// <summary>How respondents are weighted.</summary>
public enum WeightChoice
{
    /// <summary>Everyone counts once.</summary>
    None,

    /// <summary>By the weight that the file brings.</summary>
    File,

    /// <summary>Raked to the margins of RIZIV's population in the warehouse.</summary>
    Raked,
}
