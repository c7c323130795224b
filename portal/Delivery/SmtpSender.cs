using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace ReIntegrationBI.Portal.Delivery;

/// <summary>
/// Sends mails through a mail server. What the server refuses for now (4xx, RFC 5321, 4.2.1) or a line that breaks may pass; what it refuses for good (5xx),
/// a certificate that is not trusted and a password that is wrong do not.
/// </summary>
/// <param name="settings">The server; its host is given.</param>
public sealed class SmtpSender(MailSettings settings) : IMailSender
{
    /// <inheritdoc/>
    public async Task<MailOutcome> SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        using var client = new SmtpClient { Timeout = (int)settings.Timeout.TotalMilliseconds, CheckCertificateRevocation = settings.ChecksRevocation };
        try
        {
            await client.ConnectAsync(settings.Host!, settings.Port, Security(), cancellation);
            if (settings.User is not null)
            {
                if (!client.IsSecure && !IsThisMachine(client))
                {
                    return MailOutcome.Never($"{Server} offers no encryption, and the password of {settings.User} is not sent in the clear: set Mail__Security to starttls or tls.");
                }

                await client.AuthenticateAsync(settings.User, settings.Password!, cancellation);
            }

            // A mail that is broken off half-way may have been taken all the same: it is sent to its end, within the time that the server has for each answer.
            var answer = await client.SendAsync(message, CancellationToken.None);
            await LeaveAsync(client);
            return MailOutcome.Sent($"{Server}: {answer}");
        }
        catch (SmtpCommandException e)
        {
            var status = (int)e.StatusCode;
            var reason = Told(string.Create(CultureInfo.InvariantCulture, $"{Server} answered {status} {e.Message}"));
            return status is >= 400 and < 500 ? MailOutcome.Later(reason) : MailOutcome.Never(reason);
        }
        catch (AuthenticationException e)
        {
            var reason = Told($"{Server} did not let {settings.User} in: {e.Message}");
            return e.InnerException is SmtpCommandException { StatusCode: var status } && (int)status is >= 400 and < 500 ? MailOutcome.Later(reason) : MailOutcome.Never(reason);
        }
        catch (SslHandshakeException e)
        {
            var why = Why(e);
            var isUnknown = why.Contains("CRL", StringComparison.Ordinal) || why.Contains("revocation", StringComparison.OrdinalIgnoreCase);
            return MailOutcome.Never(Told(
                $"No encrypted line to {Server}: {why}. Check Mail__Security and the certificate of the server"
                + (isUnknown ? "; where its authority publishes no list of revoked certificates that this machine can read, set Mail__CheckRevocation to false." : ".")));
        }
        catch (NotSupportedException e)
        {
            return MailOutcome.Never(Told($"{Server} does not do what the settings ask: {e.Message} Check Mail__Security and Mail__User."));
        }
        catch (Exception e) when (e is IOException or SocketException or TimeoutException or SmtpProtocolException)
        {
            return MailOutcome.Later(Told($"{Server} cannot be reached or broke off: {e.Message}"));
        }
    }

    private string Server => settings.Port == 0 ? settings.Host! : string.Create(CultureInfo.InvariantCulture, $"{settings.Host}:{settings.Port}");

    /// <summary>What is wrong with the certificate, which stands as a list in the message; else what the message begins with.</summary>
    private static string Why(SslHandshakeException problem)
    {
        const char bullet = '•';
        var reasons = problem.Message.Split('\n', StringSplitOptions.TrimEntries).Where(l => l.StartsWith(bullet) && !l.EndsWith(':')).Select(l => l.TrimStart(bullet, ' ')).Distinct().ToList();
        return reasons.Count > 0 ? string.Join(", ", reasons) : problem.Message.Split('\n')[0].Trim().TrimEnd('.');
    }

    /// <summary>The mail was taken: whatever goes wrong in saying goodbye changes nothing.</summary>
    private static async Task LeaveAsync(SmtpClient client)
    {
        try
        {
            await client.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or SocketException or TimeoutException or SmtpProtocolException or SmtpCommandException)
        {
        }
    }

    private SecureSocketOptions Security() => settings.Security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.Auto,
    };

    private bool IsThisMachine(SmtpClient client) =>
        client.IsConnected && (settings.Host is "localhost" || (IPAddress.TryParse(settings.Host, out var address) && IPAddress.IsLoopback(address)));

    // No answer should hold the password; a server that echoes what it was sent must not make it one of ours.
    private string Told(string reason) => settings.Password is { Length: > 0 } password ? reason.Replace(password, "…", StringComparison.Ordinal) : reason;
}
