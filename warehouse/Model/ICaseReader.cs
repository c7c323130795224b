using ReIntegrationBI.Warehouse.Cases;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>Reads studies of cases. Published cases are public, and shown one by one and in numbers of cases, never as shares.</summary>
public interface ICaseReader
{
    /// <summary>The studies, newest first.</summary>
    /// <param name="asOf">As known at this moment (UTC); null for now.</param>
    IReadOnlyList<CaseStudySummary> Studies(DateTime? asOf = null);

    /// <summary>A study with all its cases, or null where the warehouse has none of that code.</summary>
    /// <param name="code">Code of the study.</param>
    /// <param name="asOf">As known at this moment (UTC); null for now. Titles and names are always those of the newest file.</param>
    CaseStudy? Study(string code, DateTime? asOf = null);
}
