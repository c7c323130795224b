using Microsoft.Extensions.Configuration;
using ReIntegrationBI.Portal;

namespace ReIntegrationBI.Tests.Portal;

public sealed class UploadLimitSettingTests
{
    [Theory]
    [InlineData(null, 512)]
    [InlineData("1", 1)]
    [InlineData("10240", 10240)]
    public void The_limit_is_what_is_set_or_half_a_gigabyte(string? given, int expected) => Assert.Equal(expected, Read(given).UploadLimitMegabytes);

    [Theory]
    [InlineData("0")]
    [InlineData("10241")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("much")]
    public void What_is_no_size_is_refused_in_words(string given)
    {
        var refusal = Assert.Throws<SettingsException>(() => Read(given));
        Assert.Contains("Portal__UploadLimitMB", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(given, refusal.Message, StringComparison.Ordinal);
    }

    private static Settings Read(string? given) =>
        Settings.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Portal:UploadLimitMB"] = given }).Build());
}
