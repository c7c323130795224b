namespace ReIntegrationBI.Warehouse.Surveys;

/// <summary>
/// Names that are unique among all surveys: <c>cm2023</c>, <c>cm2023/guided</c>, <c>cm2023/guided/yes</c>. The row of a question that is
/// no grid is <c>cm2023/guided/</c>; a segment <c>cm2023/total</c>. Paths are compared within their own dimension only.
/// </summary>
public static class SurveyPath
{
    /// <summary>Path of a question or a segment.</summary>
    public static string Of(string survey, string code) => $"{survey}/{code}";

    /// <summary>Path of an answer or a row.</summary>
    public static string Of(string survey, string question, string code) => $"{survey}/{question}/{code}";

    /// <summary>The code at the end of a path.</summary>
    public static string Code(string path) => path[(path.LastIndexOf('/') + 1)..];
}
