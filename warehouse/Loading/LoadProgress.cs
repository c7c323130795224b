namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>How far a load is.</summary>
/// <param name="Step">What it does.</param>
/// <param name="Rows">Rows that this step has dealt with so far, 0 or more; told every thousand.</param>
public readonly record struct LoadProgress(LoadStep Step, long Rows);
