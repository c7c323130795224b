using MimeKit;

namespace ReIntegrationBI.Portal.Delivery;

/// <summary>Hands mails over.</summary>
public interface IMailSender
{
    /// <summary>Hands a mail over. What goes wrong is part of the answer.</summary>
    /// <param name="message">The mail, with its message id.</param>
    /// <param name="cancellation">Gives up before anything was sent; a mail that is being sent is sent to its end.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    Task<MailOutcome> SendAsync(MimeMessage message, CancellationToken cancellation);
}
