namespace ReIntegrationBI.Tests.Commands;

/// <summary>A folder in which all samples were loaded by the command itself; shared by the tests that only ask.</summary>
public sealed class LoadedWarehouse : IDisposable
{
    public LoadedWarehouse()
    {
        FirstLoad = CommandRun.In(Folder, ["load", .. Directory.GetFiles(CommandRun.Samples, "*.xlsx"), .. Directory.GetFiles(CommandRun.Samples, "*.csv")]);
        Checks = CommandRun.In(Folder, "check");
    }

    public TempFolder Folder { get; } = new();

    public CommandRun FirstLoad { get; }

    public CommandRun Checks { get; }

    public void Dispose() => Folder.Dispose();
}
