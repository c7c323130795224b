using ReIntegrationBI.Etl.Formats;

namespace ReIntegrationBI.Tests.Etl.LimeSurvey;

/// <summary>The files beside these tests: one survey in both layouts, and responses to it.</summary>
internal static class LssFiles
{
    public const string New = "werken-na-ziekte.v6.lss";
    public const string Old = "werken-na-ziekte.v2.lss";
    public const string Responses = "results-survey4321.csv";

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static LssFile Read(string name) => LssFormat.Read(name, Bytes(name));

    private static string Folder { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var files = Path.Combine(folder.FullName, "tests", "Etl", "LimeSurvey", "Files");
            if (Directory.Exists(files))
            {
                return files;
            }
        }

        throw new DirectoryNotFoundException("tests/Etl/LimeSurvey/Files");
    }
}
