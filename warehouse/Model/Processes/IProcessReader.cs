namespace ReIntegrationBI.Warehouse.Model.Processes;

/// <summary>Reads how the way back to work goes and should go.</summary>
public interface IProcessReader
{
    /// <summary>Both timelines, their comparison and the bottlenecks; null where no description was loaded.</summary>
    /// <param name="asOf">As known at this moment (UTC); null for now.</param>
    ProcessView? Read(DateTime? asOf = null);
}
