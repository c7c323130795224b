namespace ReIntegrationBI.Warehouse.Model;

/// <summary>A fact table of the star schema and the names of its columns.</summary>
public sealed record FactTable(
    string Code,
    string Table,
    string Indicator,
    string Value,
    string Decimals,
    string Precision,
    string Remark,
    string Sheet,
    string Row,
    string Column,
    string Load,
    string LoadedAt,
    string SupersededAt);
