using ReIntegrationBI.Portal.Commands;

namespace ReIntegrationBI.Portal;

/// <summary>The executable.</summary>
public static class Program
{
    /// <summary>Runs one command.</summary>
    public static Task<int> Main(string[] args) => CommandTree.RunAsync(args);
}
