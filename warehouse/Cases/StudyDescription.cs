using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>A study of cases.</summary>
public sealed record StudyDescription
{
    /// <summary>e.g. <c>serv2025</c>; letters, digits, <c>_ . -</c>, at most 60.</summary>
    public required string Code { get; init; }

    /// <summary>Its title in three languages.</summary>
    public required Label Title { get; init; }

    /// <summary>Who did the study.</summary>
    public required string Organiser { get; init; }

    /// <summary>The year in which it was published.</summary>
    public required int Year { get; init; }

    /// <summary>What the study itself says that it cannot show, in a sentence.</summary>
    public required Label Limits { get; init; }

    /// <summary>Languages of texts that are our translation, with commas: <c>fr,en</c>; empty where all are the source's.</summary>
    public string TranslatedByUs { get; init; } = "";

    /// <summary>The period at which its facts stand.</summary>
    public Period Period => Period.Parse(Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
