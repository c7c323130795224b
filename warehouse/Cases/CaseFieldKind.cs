namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>What the values of a field of cases are.</summary>
public enum CaseFieldKind
{
    /// <summary>One of the codes of the field.</summary>
    Code,

    /// <summary>A number, 0 or more.</summary>
    Number,

    /// <summary>A text in three languages.</summary>
    Text,

    /// <summary>A code of the code list <c>returner_type</c>.</summary>
    Type,
}
