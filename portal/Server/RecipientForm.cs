using System.Globalization;
using ReIntegrationBI.Portal.Delivery;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Delivery;

namespace ReIntegrationBI.Portal.Server;

/// <summary>A recipient as it stands in a form or on a command line.</summary>
/// <param name="Report">Name of the report.</param>
/// <param name="User">Key of the account.</param>
/// <param name="Address">E-mail address.</param>
/// <param name="Language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
/// <param name="Region">A member of the code list of regions, or empty for the whole country.</param>
/// <param name="Format">A word of <see cref="ReportFormat"/>.</param>
/// <param name="How">A word of <see cref="SendAs"/>.</param>
public sealed record RecipientForm(string Report, string User, string Address, string Language, string Region, string Format, string How)
{
    /// <summary>What a new recipient gets unless told otherwise.</summary>
    public static RecipientForm Empty { get; } = new(ReportOrder.Monthly, "", "", "nl", "", ReportFormat.Pdf, SendAs.Attached);

    /// <summary>Reads what was filled in.</summary>
    public static RecipientForm Read(IFormCollection form)
    {
        return new RecipientForm(Of("report"), Of("user"), Of("address"), Of("language"), Of("region"), Of("format"), Of("how"));

        string Of(string key) => form[key].ToString().Trim();
    }

    /// <summary>A recipient as it can be changed.</summary>
    public static RecipientForm Of(Recipient recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        return new RecipientForm(
            recipient.Report, recipient.UserKey.ToString(CultureInfo.InvariantCulture), recipient.Address, recipient.Language, recipient.RegionCode ?? "", recipient.Format,
            recipient.SendAs);
    }

    /// <summary>Key of what is wrong with it, or null.</summary>
    public string? Problem(Installation installation)
    {
        ArgumentNullException.ThrowIfNull(installation);
        return MailAddressRule.Problem(Address)
            ?? (UserKey is { } key && installation.Accounts.Find(key) is not null ? null : "recipients.account_wrong")
            ?? (installation.ReportNames.Contains(Report) && Languages.All.Contains(Language) && ReportFormat.All.Contains(Format) && SendAs.All.Contains(How)
                && (Region.Length == 0 || installation.ReportRegions.Any(r => r.Code == Region)) ? null : "recipients.choice_wrong");
    }

    /// <summary>The recipient; <see cref="Problem"/> was asked first.</summary>
    /// <param name="key">Its key; 0 for a new one.</param>
    public Recipient Recipient(long key) => new()
    {
        RecipientKey = key,
        Report = Report,
        UserKey = UserKey!.Value,
        Address = Address,
        Language = Language,
        RegionCode = Region.Length == 0 ? null : Region,
        Format = Format,
        SendAs = How,
    };

    private long? UserKey => long.TryParse(User, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : null;
}
