using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Surveys;

/// <summary>A survey.</summary>
public sealed record Survey
{
    /// <summary>e.g. <c>cm2023</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Its title in three languages.</summary>
    public required Label Title { get; init; }

    /// <summary>Who held it.</summary>
    public required string Organiser { get; init; }

    /// <summary>First day of the fieldwork.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Last day of the fieldwork.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>Completed questionnaires, or null where unknown.</summary>
    public int? Respondents { get; init; }

    /// <summary>Who could take part, in words.</summary>
    public required Label Population { get; init; }

    /// <summary>What the study itself says that it cannot show, in a sentence.</summary>
    public required Label Limits { get; init; }

    /// <summary>Languages of labels that are our translation, with commas: <c>fr,en</c>; empty where all are the source's.</summary>
    public string TranslatedByUs { get; init; } = "";

    /// <summary>Level of the significance letters that the source prints (0.05), or null.</summary>
    public decimal? LettersLevel { get; init; }

    /// <summary>The period at which its figures stand: the month in which the fieldwork ended.</summary>
    public Period Period => Period.Parse(LastDay.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture));
}
