namespace ReIntegrationBI.Etl.Formats;

/// <summary>The structure of a LimeSurvey survey.</summary>
public sealed record LssFile
{
    /// <summary>Name of the file, without folder.</summary>
    public required string Name { get; init; }

    /// <summary>Number of the survey (<c>sid</c>).</summary>
    public required string SurveyId { get; init; }

    /// <summary>Version of the database that wrote it.</summary>
    public required int DatabaseVersion { get; init; }

    /// <summary>The language in which the survey was made.</summary>
    public required string BaseLanguage { get; init; }

    /// <summary>Its languages, the base language first.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Its title.</summary>
    public required LssTexts Titles { get; init; }

    /// <summary>Its groups in their order.</summary>
    public required IReadOnlyList<LssGroup> Groups { get; init; }

    /// <summary>Its questions, in the order of groups and questions.</summary>
    public required IReadOnlyList<LssQuestion> Questions { get; init; }

    /// <summary>The question of a code; null where there is none. Case counts, as in LimeSurvey.</summary>
    public LssQuestion? Find(string code) => Questions.FirstOrDefault(q => q.Code == code);
}
