using System.Text.RegularExpressions;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>The code of the survey to which a file belongs.</summary>
public static partial class SurveyCode
{
    /// <summary>The part of a file name up to its first dot: <c>cm2023</c> of <c>cm2023.respondents.csv</c>.</summary>
    public static string Of(string file) => file.Split('.')[0];

    /// <summary>Whether a text can be the code of a survey.</summary>
    public static bool IsCode(string code) => Shape().IsMatch(code);

    /// <summary>The code that was named, or that of the file's name; what is wrong with it goes to the problems.</summary>
    internal static string Of(string file, string? named, InputProblems problems)
    {
        var code = named ?? Of(file);
        if (!IsCode(code))
        {
            problems.Add(
                "not-a-code", "the name of the file does not begin with the code of a survey", "Rename the file, or name the survey with --survey", found: code,
                expected: "letters, digits, _ and -, then a dot");
        }

        return code;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_.\-]{1,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
