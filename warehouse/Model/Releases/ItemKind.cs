namespace ReIntegrationBI.Warehouse.Model.Releases;

/// <summary>How many answers of an item a person can give.</summary>
internal enum ItemKind
{
    /// <summary>One answer, or none.</summary>
    Single,

    /// <summary>Any of the answers.</summary>
    Choice,

    /// <summary>Answers in order.</summary>
    Ranking,

    /// <summary>A number: no answers to count.</summary>
    Number,
}
