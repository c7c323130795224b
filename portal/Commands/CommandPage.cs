using System.CommandLine;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>A command with what its help teaches.</summary>
/// <param name="Command">The command; its description is one line.</param>
/// <param name="About">More about it, for its own help; or empty.</param>
/// <param name="Examples">Command lines that work as they stand.</param>
internal sealed record CommandPage(Command Command, string About, params string[] Examples)
{
    /// <summary>Who may run it. Commands know no accounts: they act with the rights that the user of the machine has on the files and the database.</summary>
    public string WhoMay { get; init; } = "any user of this machine who may read and write the warehouse; accounts of the portal play no part.";
}
