namespace ReIntegrationBI.Etl.Layouts;

/// <summary>The names under which layouts set what a figure is about.</summary>
public static class FigureAttribute
{
    public const string Indicator = "indicator";
    public const string Period = "period";
    public const string Unit = "unit";
    public const string Publication = "publication";
    public const string Precision = "precision";
    public const string Remark = "remark";

    /// <summary>Those that every figure must have, and that together tell figures apart.</summary>
    public static IReadOnlyList<string> Key { get; } =
        [Indicator, "scheme", "sex", "age_group", "region", "disease_group", "status", Period, Unit, Publication];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Key, Precision, Remark];

    /// <summary>Those whose values are codes of a code list.</summary>
    public static IReadOnlyList<string> Coded { get; } = [.. Key.Where(k => k != Period)];
}
