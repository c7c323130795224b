using MimeKit;
using ReIntegrationBI.Portal.Accounts;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Delivery;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Delivery;

/// <summary>Writes mails.</summary>
/// <param name="installation">The installation.</param>
public sealed class MailComposer(Installation installation)
{
    private const long Megabyte = 1024 * 1024;

    private MailSettings Mail => installation.Settings.Delivery.Mail;

    /// <summary>An id for a mail, without angle brackets.</summary>
    public string NewMessageId() => $"{Guid.NewGuid():N}@{Mail.From.Split('@')[^1]}";

    /// <summary>The mail by which a recipient gets an edition: figures and what changed as text, the report attached or linked.</summary>
    /// <param name="edition">An edition that was made.</param>
    /// <param name="recipient">Who receives it.</param>
    /// <param name="delivery">The delivery, whose address and message id count.</param>
    /// <param name="path">The file of the edition.</param>
    public MimeMessage Compose(Edition edition, Recipient recipient, ReportDelivery delivery, string path)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(recipient);
        ArgumentNullException.ThrowIfNull(delivery);
        var texts = PortalTexts.For(edition.Language);
        var format = Formatter.For(edition.Language);
        var title = TitleOf(edition);
        var isAttached = recipient.SendAs == SendAs.Attached && edition.SizeBytes <= Mail.AttachLimitMegabytes * Megabyte;
        var link = AddressOf(FormattableString.Invariant($"/editions/{edition.EditionKey}?lang={edition.Language}"));
        var size = format.Number(edition.SizeBytes!.Value / (decimal)Megabyte, 1);
        string[] paragraphs =
        [
            title, edition.Summary!,
            isAttached ? texts.Fill("mail.attached", edition.FileName, size)
            : recipient.SendAs == SendAs.Attached ? texts.Fill("mail.too_large", edition.FileName, size, Mail.AttachLimitMegabytes, link)
            : texts.Fill("mail.linked", edition.FileName, size, link),
            texts.Fill("mail.edition", edition.EditionKey, edition.Sha256![..12], format.Date(DateOnly.FromDateTime(edition.KnownAt))),
            texts["mail.why"],
        ];
        var body = Text(paragraphs);
        var message = Message(title, [delivery.Address], delivery.MessageId);
        message.Body = isAttached ? new Multipart("mixed") { body, Attachment(edition, path) } : body;
        return message;
    }

    /// <summary>The mail by which whoever answers for the reports learns what was withheld, and why.</summary>
    /// <param name="editions">Editions that were withheld.</param>
    /// <param name="to">Addresses.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    public MimeMessage ComposeWithheld(IReadOnlyList<Edition> editions, IReadOnlyList<string> to, string language)
    {
        ArgumentNullException.ThrowIfNull(editions);
        var texts = PortalTexts.For(language);
        var message = Message(texts.Fill("mail.withheld_subject", editions.Count), to, NewMessageId());
        message.Body = Text(
        [
            texts["mail.withheld"],
            .. editions.GroupBy(e => e.Reason).Select(g => string.Join('\n', g.Select(e => $"- {TitleOf(e)} ({e.Language}, {e.Format})").Append("  " + g.Key))),
            texts.Fill("mail.withheld_look", AddressOf($"/admin/editions?lang={language}")),
        ]);
        return message;
    }

    private string TitleOf(Edition edition)
    {
        var region = edition.RegionCode is null ? null : installation.CodeLists.Find("region", edition.RegionCode)?.Label.In(edition.Language);
        return string.Join(" – ", new[]
        {
            installation.ReportDefinition(edition.Report).Title.In(edition.Language), region, Formatter.For(edition.Language).Period(Period.Parse(edition.Period)),
        }.OfType<string>());
    }

    private string AddressOf(string path) =>
        FirstAdministrator.Address(installation.Settings, [FormattableString.Invariant($"http://127.0.0.1:{PortalServer.FirstPort}")]) + path;

    private MimeMessage Message(string subject, IEnumerable<string> to, string messageId)
    {
        var message = new MimeMessage { Subject = subject, MessageId = messageId, Date = installation.Clock.GetUtcNow() };
        message.From.Add(new MailboxAddress("ReIntegrationBI", Mail.From));
        message.To.AddRange(to.Select(a => new MailboxAddress("", a)));
        // Answering machines stay silent (RFC 3834).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    private static TextPart Text(IEnumerable<string> paragraphs) => new("plain")
    {
        Text = string.Join("\n\n", paragraphs).ReplaceLineEndings("\r\n") + "\r\n",
        ContentTransferEncoding = ContentEncoding.QuotedPrintable,
    };

    private static MimePart Attachment(Edition edition, string path) => new(ContentType.Parse(ReportFormat.MediaType(edition.Format)))
    {
        Content = new MimeContent(new MemoryStream(File.ReadAllBytes(path))),
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
        ContentTransferEncoding = ContentEncoding.Base64,
        FileName = edition.FileName,
    };
}
