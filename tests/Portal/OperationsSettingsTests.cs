using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Operations;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Tests.Portal;

public sealed class OperationsSettingsTests
{
    [Fact]
    public void What_is_left_out_has_a_safe_default()
    {
        var settings = Read();
        Assert.Equal((TimeSpan.FromSeconds(30), 100, false, LogLevel.Warning), (settings.StopTime, settings.LeastFreeMegabytes, settings.Logging.IsJson, settings.Logging.Level));
        Assert.Empty(settings.Logging.Categories);
    }

    [Fact]
    public void What_is_given_counts_and_secrets_are_not_printed()
    {
        var settings = Read(
            ("Portal:StopSeconds", "300"), ("Health:MinFreeMB", "1"), ("Logging:Format", "JSON"), ("Logging:Level", "Debug"), ("Logging:LogLevel:Quartz", "error"),
            ("OTEL_EXPORTER_OTLP_HEADERS", "api-key=never-print-this"));
        Assert.Equal((TimeSpan.FromMinutes(5), 1, true, LogLevel.Debug), (settings.StopTime, settings.LeastFreeMegabytes, settings.Logging.IsJson, settings.Logging.Level));
        Assert.Equal(LogLevel.Error, Assert.Single(settings.Logging.Categories, c => c.Key == "Quartz").Value);
        Assert.DoesNotContain("never-print-this", settings.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Portal:StopSeconds", "0", "Portal__StopSeconds is '0'; expected a whole number from 1 to 300.")]
    [InlineData("Portal:StopSeconds", "301", "Portal__StopSeconds is '301'; expected a whole number from 1 to 300.")]
    [InlineData("Health:MinFreeMB", "much", "Health__MinFreeMB is 'much'; expected a whole number from 1 to 1000000.")]
    [InlineData("Logging:Format", "xml", "Logging__Format is 'xml'; expected plain or json.")]
    [InlineData("Logging:Level", "3", "Logging__Level is '3'; expected one of trace, debug,")]
    [InlineData("Logging:LogLevel:Quartz", "loud", "Logging__LogLevel__Quartz is 'loud'; expected one of trace, debug,")]
    public void What_cannot_be_used_is_refused_with_what_was_expected(string key, string value, string message) =>
        Assert.StartsWith(message, Assert.Throws<SettingsException>(() => Read((key, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void Lines_of_a_run_carry_its_number()
    {
        var lines = new Lines();
        using (lines.BeginRun(new JobRun { Key = 12, Kind = "rerun", Subject = "a subject", Input = "{}", State = JobState.Running, RequestedBy = "an" }))
        {
            var scopes = lines.Scopes.Cast<IReadOnlyList<KeyValuePair<string, object?>>>().SelectMany(s => s).ToDictionary(s => s.Key, s => s.Value);
            Assert.Equal(new Dictionary<string, object?> { ["RunKey"] = 12L, ["Kind"] = "rerun" }, scopes);
            Assert.Equal(["RunKey:12 Kind:rerun"], lines.Scopes.Select(s => s.ToString()));
        }

        Assert.Empty(lines.Scopes);
    }

    private static OperationsSettings Read(params (string Key, string Value)[] given) => Settings.From(new ConfigurationBuilder()
        .AddInMemoryCollection(given.Select(g => new KeyValuePair<string, string?>(g.Key, g.Value))).Build()).Operations;

    /// <summary>A log that only knows in which scopes its lines would be.</summary>
    private sealed class Lines : ILogger
    {
        public List<object> Scopes { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Scopes.Add(state);
            return new Scope(Scopes, state);
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        private sealed class Scope(List<object> scopes, object state) : IDisposable
        {
            public void Dispose() => scopes.Remove(state);
        }
    }
}
