using Microsoft.Extensions.Configuration;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Accounts;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Tests.Portal;

public sealed class AccountSettingsTests
{
    public static Dictionary<string, string?> Provider(string address) => new()
    {
        ["OpenId:Name"] = "The Provider",
        ["OpenId:AuthorizationEndpoint"] = address + "/authorize",
        ["OpenId:TokenEndpoint"] = address + "/token",
        ["OpenId:UserInformationEndpoint"] = address + "/userinfo",
        ["OpenId:ClientId"] = OpenIdProvider.ClientId,
        ["OpenId:ClientSecret"] = OpenIdProvider.ClientSecret,
        ["OpenId:RoleClaim"] = "groups",
        ["OpenId:Roles:Administrator"] = "bi-admins",
        ["OpenId:Roles:Analyst"] = "bi-analysts",
        ["OpenId:Roles:Reader"] = "bi-readers",
    };

    public static AccountSettings Read(Dictionary<string, string?> values) =>
        Settings.From(new ConfigurationBuilder().AddInMemoryCollection(values).Build()).Accounts;

    [Fact]
    public void What_is_left_out_is_safe()
    {
        var settings = Read([]);
        Assert.Equal(new AccountSettings(), settings);
        Assert.Equal((5, TimeSpan.FromMinutes(15)), (settings.LockOutAfter, settings.LockOutTime));
        Assert.Null(settings.OpenId);
    }

    [Fact]
    public void What_is_set_is_read()
    {
        var settings = Read(new()
        {
            ["Portal:AnonymousReading"] = "false", ["Portal:PublicAddress"] = "https://bi.example.be", ["Accounts:LockOutAfter"] = "3",
            ["Accounts:LockOutMinutes"] = "30", ["Accounts:SessionIdleMinutes"] = "20", ["Accounts:SessionHours"] = "8", ["Accounts:TriesPerMinute"] = "100",
        });
        Assert.Equal(
            new AccountSettings
            {
                AnonymousReading = false, PublicAddress = new Uri("https://bi.example.be"), LockOutAfter = 3, LockOutTime = TimeSpan.FromMinutes(30),
                SessionIdle = TimeSpan.FromMinutes(20), SessionLongest = TimeSpan.FromHours(8), TriesPerMinute = 100,
            },
            settings);
    }

    [Theory]
    [InlineData("Portal:AnonymousReading", "yes", "true or false")]
    [InlineData("Portal:PublicAddress", "bi.example.be", "https://")]
    [InlineData("Portal:PublicAddress", "https://bi.example.be/path", "without a path")]
    [InlineData("Accounts:LockOutAfter", "0", "from 2 to 100")]
    [InlineData("Accounts:SessionHours", "1.5", "from 1 to 168")]
    public void What_is_wrong_is_named_with_what_was_expected(string key, string value, string expected)
    {
        var refusal = Assert.Throws<SettingsException>(() => Read(new() { [key] = value }));
        Assert.Contains(key.Replace(":", "__", StringComparison.Ordinal), refusal.Message, StringComparison.Ordinal);
        Assert.Contains(value, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("AuthorizationEndpoint")]
    [InlineData("TokenEndpoint")]
    [InlineData("UserInformationEndpoint")]
    [InlineData("ClientId")]
    [InlineData("ClientSecret")]
    [InlineData("RoleClaim")]
    public void A_provider_that_is_set_up_by_half_is_refused_with_what_is_missing(string missing)
    {
        var values = Provider("https://login.example.be");
        values.Remove("OpenId:" + missing);
        var refusal = Assert.Throws<SettingsException>(() => Read(values));
        Assert.Contains("OpenId__" + missing, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(OpenIdProvider.ClientSecret, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_without_a_role_or_without_https_is_refused()
    {
        var values = Provider("https://login.example.be");
        foreach (var role in Enum.GetNames<Role>())
        {
            values.Remove("OpenId:Roles:" + role);
        }

        Assert.Contains("OpenId__Roles__", Assert.Throws<SettingsException>(() => Read(values)).Message, StringComparison.Ordinal);
        Assert.Contains("https", Assert.Throws<SettingsException>(() => Read(Provider("http://login.example.be"))).Message, StringComparison.Ordinal);
        Assert.NotNull(Read(Provider("http://127.0.0.1:9000")).OpenId);
    }

    [Fact]
    public void The_highest_of_the_roles_of_a_user_counts_and_the_secret_is_not_printed()
    {
        var settings = Read(Provider("https://login.example.be"));
        var provider = settings.OpenId!;
        Assert.Equal(Role.Administrator, provider.RoleOf(["bi-readers", "bi-admins"]));
        Assert.Equal(Role.Reader, provider.RoleOf(["bi-readers", "other"]));
        Assert.Null(provider.RoleOf(["BI-READERS", "administrator"]));
        Assert.Null(provider.RoleOf([]));
        Assert.DoesNotContain(OpenIdProvider.ClientSecret, settings.ToString(), StringComparison.Ordinal);
        Assert.Contains("bi.example", (settings with { PublicAddress = new Uri("https://bi.example") }).ToString(), StringComparison.Ordinal);
    }
}
