using ReIntegrationBI.Portal;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Etl.RefiQda;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>A data folder in which the command itself loaded the project that QualCoder wrote, with its mapping.</summary>
public sealed class QdaInstallation<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private const string Key = "0123456789abcdef0123456789abcdef0123456789abcdef";

    private readonly TempFolder _folder = new();

    public QdaInstallation()
    {
        // The project comes first on purpose: the command puts it after its mapping.
        FirstLoad = Run("load", QdaFiles.Path(QdaFiles.Project), QdaFiles.Path(QdaFiles.Mapping));
        Parts = new Installation(new Settings(Database.Engine.Name, Database.ConnectionString, _folder.Path, _folder.Path, _folder.Path));
        Before = WarehouseDump.Content(Database);
    }

    public TestDatabase Database { get; } = new TEngine().Rent(TestSchema.Migrated);

    /// <summary>Hash of the whole warehouse when that was loaded and nothing else had happened.</summary>
    public string Before { get; }

    public string Folder => _folder.Path;

    internal CommandResult FirstLoad { get; }

    internal Installation Parts { get; }

    internal CommandResult Run(params IReadOnlyList<string> arguments) => RunWith(Key, arguments);

    internal CommandResult RunWith(string key, params IReadOnlyList<string> arguments) =>
        CommandProcess.Run(Folder, new Dictionary<string, string>(Database.Environment) { ["Pseudonyms__Key"] = key }, arguments);

    /// <summary>Facts as lines, e.g. <c>'P-…' | 'partner' | 'supportive'</c>.</summary>
    internal IReadOnlyList<string> Rows(string sql)
    {
        using var connection = Database.Engine.Open();
        return [.. WarehouseDump.Rows(connection, sql)];
    }

    public void Dispose()
    {
        Database.Dispose();
        _folder.Dispose();
    }
}
