using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>How this process takes part in what runs by itself.</summary>
public sealed record JobSettings
{
    private const int DefaultAtOnce = 2, MostAtOnce = 16;

    /// <summary>Runs that this process does at the same time (<c>Jobs__AtOnce</c>, 0 to 16, default 2); 0: it leaves all runs to other nodes.</summary>
    public int AtOnce { get; init; } = DefaultAtOnce;

    /// <summary>Whether this process also minds the clock (<c>Jobs__Schedule</c>, default true). What is wired by hand does not.</summary>
    public bool Schedules { get; init; }

    /// <summary>Name of this node (<c>Jobs__Node</c>); by default the machine's and the number of the process. No two living nodes have the same.</summary>
    public string Node { get; init; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}");

    /// <summary>How often the queue is looked at for what other processes put there.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Reads a configuration.</summary>
    /// <exception cref="SettingsException">A value cannot be used.</exception>
    public static JobSettings From(IConfiguration configuration)
    {
        var defaults = new JobSettings();
        return new JobSettings
        {
            AtOnce = Given("Jobs:AtOnce") is not { } text ? DefaultAtOnce
                : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var atOnce) && atOnce <= MostAtOnce ? atOnce
                : throw SettingsException.Wrong("Jobs__AtOnce", text, string.Create(CultureInfo.InvariantCulture, $"a whole number from 0 to {MostAtOnce}")),
            Schedules = SettingsException.Flag("Jobs:Schedule", Given("Jobs:Schedule")) ?? true,
            Node = Given("Jobs:Node") is not { } node ? defaults.Node
                : node.Length <= 100 && node.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? node
                : throw SettingsException.Wrong("Jobs__Node", node, "at most 100 letters, digits, - _ and ."),
        };

        string? Given(string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key];
    }
}
