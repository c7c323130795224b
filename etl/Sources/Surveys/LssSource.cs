using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>Reads LimeSurvey structures as questionnaires, and responses against them.</summary>
public static class LssSource
{
    /// <summary>A LimeSurvey survey has a number; its code is this and the number.</summary>
    public const string CodePrefix = "ls";

    /// <summary>Opens a structure.</summary>
    /// <exception cref="InputRefusedException">It is none, or damaged.</exception>
    public static LssSurvey Open(string path, string file) =>
        new(LssFormat.Read(file, FileBytes.Read(path, LssFormat.Limit)));
}
