using MimeKit;

namespace ReIntegrationBI.Portal.Delivery;

/// <summary>Writes mails to a folder, one <c>.eml</c> file each, named by its message id: the same mail again is the same file.</summary>
/// <param name="folder">The folder; made where it is missing.</param>
public sealed class FolderSender(string folder) : IMailSender
{
    /// <inheritdoc/>
    public async Task<MailOutcome> SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var path = Path.Combine(folder, message.MessageId!.Split('@')[0] + ".eml");
        var half = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            await message.WriteToAsync(half, cancellation);
            File.Move(half, path, overwrite: true);
            return MailOutcome.Sent("written to " + path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e is UnauthorizedAccessException
                ? MailOutcome.Never($"The folder of mails {folder} may not be written by {Environment.UserName}: give this user the right to.")
                : MailOutcome.Later($"The mail could not be written to {folder}: {e.Message}");
        }
        finally
        {
            File.Delete(half);
        }
    }
}
