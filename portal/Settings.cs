using System.Globalization;
using Microsoft.Extensions.Configuration;
using ReIntegrationBI.Portal.Accounts;
using ReIntegrationBI.Portal.Jobs.Plans;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Portal.Delivery;
using ReIntegrationBI.Warehouse.Disclosure;

namespace ReIntegrationBI.Portal;

/// <summary>Where this installation keeps things: ordinary .NET configuration (appsettings.json in the current folder, then the environment).</summary>
/// <param name="Engine"><c>Sqlite</c> or <c>SqlServer</c> (<c>Warehouse__Engine</c>).</param>
/// <param name="ConnectionString">Of the warehouse (<c>ConnectionStrings__Warehouse</c>); by default a file in <paramref name="DataFolder"/>.</param>
/// <param name="DataFolder">Warehouse, kept inputs and own layouts; <c>data</c> under the current folder by default.</param>
/// <param name="SamplesFolder">What <c>up</c> loads; <c>samples</c> under the current folder by default.</param>
/// <param name="OutFolder">Where reports go; <c>out</c> under the current folder by default.</param>
public sealed record Settings(string Engine, string ConnectionString, string DataFolder, string SamplesFolder, string OutFolder)
{
    /// <summary>Key of the pseudonyms of respondents (<c>Pseudonyms__Key</c>), or null; not public, so that nothing prints it.</summary>
    internal string? PseudonymKey { get; init; }

    /// <summary>Counts of respondents below this are not shown: 3 to 11 (<c>Disclosure__Threshold</c>, default 5).</summary>
    public int DisclosureThreshold { get; init; } = DisclosureRule.DefaultThreshold;

    /// <summary>Size of an upload at most, in megabytes (<c>Portal__UploadLimitMB</c>, default 512).</summary>
    public int UploadLimitMegabytes { get; init; } = DefaultUploadLimit;

    /// <summary>
    /// Whether the portal makes its first pages before they are asked for (<c>Portal__WarmUp</c>, default true). What is wired by hand makes none.
    /// </summary>
    public bool WarmsUp { get; init; }

    private const int DefaultUploadLimit = 512, HighestUploadLimit = 10_240;

    /// <summary>How this process takes part in what runs by itself.</summary>
    public JobSettings Jobs { get; init; } = new();

    /// <summary>Accounts and the portal's door.</summary>
    public AccountSettings Accounts { get; init; } = new();

    /// <summary>Mail, and who is told when a report is withheld.</summary>
    public DeliverySettings Delivery { get; init; } = new();
    /// <summary>Where the plan of what runs by itself stands.</summary>
    public PlanSettings Plans { get; init; } = new();

    /// <summary>Reads the configuration of the current folder and environment.</summary>
    /// <exception cref="SettingsException">appsettings.json cannot be read.</exception>
    public static Settings Read()
    {
        try
        {
            return From(new ConfigurationBuilder()
                .SetBasePath(Directory.GetCurrentDirectory())
                .AddJsonFile("appsettings.json", optional: true)
                .AddEnvironmentVariables()
                .Build());
        }
        catch (InvalidDataException e)
        {
            throw new SettingsException($"{e.Message} {e.InnerException?.Message} Correct the file or remove it.");
        }
    }

    /// <summary>Fills in what a configuration leaves out.</summary>
    public static Settings From(IConfiguration configuration)
    {
        var data = Path.GetFullPath(Given("DataFolder") ?? "data");
        var engine = Given("Warehouse:Engine") ?? "Sqlite";

        // Only the embedded engine has a place of its own; a server must be named.
        var embedded = engine.Equals("Sqlite", StringComparison.OrdinalIgnoreCase) ? "Data Source=" + Path.Combine(data, "warehouse.db") : "";
        return new Settings(
            engine,
            Given("ConnectionStrings:Warehouse") ?? embedded,
            data,
            Path.GetFullPath(Given("SamplesFolder") ?? "samples"),
            Path.GetFullPath(Given("OutFolder") ?? "out"))
        {
            PseudonymKey = Given("Pseudonyms:Key"),
            DisclosureThreshold = ReadThreshold(Given("Disclosure:Threshold")),
            UploadLimitMegabytes = ReadUploadLimit(Given("Portal:UploadLimitMB")),
            WarmsUp = ReadWarmUp(Given("Portal:WarmUp")),
            Jobs = JobSettings.From(configuration),
            Accounts = AccountSettings.From(configuration),
            Delivery = DeliverySettings.From(configuration),
            Plans = PlanSettings.From(configuration),
        };

        string? Given(string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key];
    }

    private static bool ReadWarmUp(string? text) =>
        text is null || (bool.TryParse(text, out var warmsUp)
            ? warmsUp
            : throw new SettingsException($"Portal__WarmUp is '{text}'; expected true or false. Set it so, or leave it out for true."));

    private static int ReadUploadLimit(string? text) =>
        text is null ? DefaultUploadLimit
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= HighestUploadLimit ? limit
        : throw new SettingsException(string.Create(
            CultureInfo.InvariantCulture,
            $"Portal__UploadLimitMB is '{text}'; expected a whole number from 1 to {HighestUploadLimit}. Set it so, or leave it out for {DefaultUploadLimit}."));

    private static int ReadThreshold(string? text) =>
        text is null ? DisclosureRule.DefaultThreshold
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var threshold)
            && threshold is >= DisclosureRule.LowestThreshold and <= DisclosureRule.HighestThreshold
        ? threshold
        : throw new SettingsException(string.Create(
            CultureInfo.InvariantCulture,
            $"Disclosure__Threshold is '{text}'; expected a whole number from {DisclosureRule.LowestThreshold} to {DisclosureRule.HighestThreshold}. Set it so, or leave it out for {DisclosureRule.DefaultThreshold}."));
}
