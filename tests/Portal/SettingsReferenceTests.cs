using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;
using ReIntegrationBI.Portal;

namespace ReIntegrationBI.Tests.Portal;

/// <summary>The reference of the settings names every setting that the program asks for, and no other.</summary>
public sealed class SettingsReferenceTests
{
    private const string Reference = "docs/operations/configuration.md";

    /// <summary>What is read outside of <see cref="Settings.From"/>, or by the beginning of its name.</summary>
    private static readonly string[] Others =
        ["CHROMIUM_PATH", "CREDENTIALS_DIRECTORY", "ConnectionStrings__CopyTarget", "REINTEGRATIONBI_DEBUG", "REINTEGRATIONBI_TEST_SQLSERVER", "OTEL_*", "TMPDIR"];

    [Fact]
    public void Every_setting_that_is_read_stands_in_the_reference_and_every_setting_there_is_read()
    {
        var read = Asked().Select(key => key.Replace(":", "__", StringComparison.Ordinal)).Concat(Others).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var documented = Documented();
        Assert.True(read.Count > 30, $"Only {read.Count} settings were found.");
        Assert.Equal(documented.Count, documented.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        var missing = read.Except(documented, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)
            .Select(name => $"{Reference} lacks the setting {name}: add a line '| `{name}` | default | range | what it does | where it is read |' to a table there.");
        var gone = documented.Except(read, StringComparer.OrdinalIgnoreCase)
            .Select(name => $"{Reference} has a line for {name}, which Settings.From does not ask for: take the line out, or, where it is read elsewhere, add the name to {nameof(SettingsReferenceTests)}.{nameof(Others)}.");
        Assert.True(!missing.Concat(gone).Any(), string.Join('\n', missing.Concat(gone)));
    }

    [Fact]
    public void Every_line_of_the_reference_says_default_range_and_what_it_does()
    {
        var lines = File.ReadAllLines(Path.Combine(SampleWarehouse.Root, Reference)).Where(l => l.StartsWith("| `", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            var cells = line.Trim('|', ' ').Split(" | ");
            Assert.True(cells.Length == 5 && cells.All(c => c.Trim().Length > 0), $"{Reference}: '{line}' should have five cells: name, default, range, what it does, where it is read.");
        });
    }

    private static List<string> Documented() =>
        [.. Regex.Matches(File.ReadAllText(Path.Combine(SampleWarehouse.Root, Reference)), @"^\| `([A-Za-z_*]+)` \|", RegexOptions.Multiline).Select(m => m.Groups[1].Value)];

    /// <summary>Some settings are asked for only where others are given, so they are.</summary>
    private static HashSet<string> Asked()
    {
        var openId = "Name AuthorizationEndpoint TokenEndpoint UserInformationEndpoint ClientId ClientSecret RoleClaim Scope Roles:Administrator".Split(' ')
            .ToDictionary(key => "OpenId:" + key, key => (string?)(key.EndsWith("Endpoint", StringComparison.Ordinal) ? "https://login.example.be/x" : "x"));
        var all = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var given in new[] { [], openId })
        {
            Settings.From(new Recording(new ConfigurationBuilder().AddInMemoryCollection(given).Build(), "", all));
        }

        return all;
    }

    /// <summary>A configuration that notes what is asked of it: <c>A:B</c> for a value, <c>A:B:*</c> for all under a section.</summary>
    private sealed class Recording(IConfiguration inner, string path, HashSet<string> asked) : IConfigurationSection
    {
        public string Key => (inner as IConfigurationSection)?.Key ?? "";

        public string Path => path;

        public string? Value
        {
            get => (inner as IConfigurationSection)?.Value;
            set => throw new NotSupportedException();
        }

        public string? this[string key]
        {
            get
            {
                asked.Add(Under(key));
                return inner[key];
            }
            set => throw new NotSupportedException();
        }

        public IEnumerable<IConfigurationSection> GetChildren()
        {
            // All of a section that is also asked for by its names is not a setting of its own.
            if (path is "Logging:LogLevel")
            {
                asked.Add(Under("*"));
            }

            return inner.GetChildren().Select(c => (IConfigurationSection)new Recording(c, Under(c.Key), asked)).ToList();
        }

        public IChangeToken GetReloadToken() => inner.GetReloadToken();

        public IConfigurationSection GetSection(string key) => new Recording(inner.GetSection(key), Under(key), asked);

        private string Under(string key) => path.Length == 0 ? key : $"{path}:{key}";
    }
}
