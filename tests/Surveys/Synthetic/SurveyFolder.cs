using ReIntegrationBI.Tests.Commands;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Surveys.Synthetic;

/// <summary>A folder in which the published surveys were loaded by the command, with respondents made up from three seeds.</summary>
public sealed class SurveyFolder : IDisposable
{
    public SurveyFolder()
    {
        Assert.Equal(0, CommandRun.In(Folder, ["load", .. Directory.GetFiles(Path.Combine(SampleWarehouse.Root, "samples", "surveys"), "*.xlsx")]).Code);
        Made = Seeds.ToDictionary(seed => seed, seed => CommandRun.In(Folder, "sample", "respondents", "cm2023", "--seed", seed));
        Questionnaire = new QuestionnaireStore(new SqliteEngine("Data Source=" + Folder.File(Path.Combine("data", "warehouse.db")))).Find("cm2023")!;
    }

    public static string[] Seeds { get; } = ["1", "2", "18446744073709551615"];

    public TempFolder Folder { get; } = new();

    public Questionnaire Questionnaire { get; }

    /// <summary>By seed.</summary>
    public Dictionary<string, CommandRun> Made { get; }

    public void Dispose() => Folder.Dispose();
}
