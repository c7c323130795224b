using System.Security.Cryptography;
using System.Text;

namespace ReIntegrationBI.Warehouse.Schema;

/// <summary>A numbered schema script.</summary>
/// <param name="Name">File name, the same for both engines.</param>
/// <param name="Text">SQL.</param>
/// <param name="IsStaging">Staging scripts are run every time and not journalled.</param>
public sealed record SchemaScript(string Name, string Text, bool IsStaging = false)
{
    /// <summary>Hash of the text with line ends normalised, 64 hexadecimal digits.</summary>
    public string Sha256 { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));

    /// <summary>How the names of the scripts of the scheduler's store begin.</summary>
    internal const string JobsPrefix = "jobs-";

    /// <summary>Whether it makes the scheduler's store, not the warehouse; on a server both stand in one database with one journal.</summary>
    public bool IsOfJobs => Name.StartsWith(JobsPrefix, StringComparison.Ordinal);

    /// <summary>The scripts of the warehouse of one engine in the order of their numbers.</summary>
    public static IReadOnlyList<SchemaScript> BuiltIn(string engine) => [.. All(engine).Where(s => !s.IsOfJobs)];

    /// <summary>The scripts of the scheduler's store of one engine in the order of their numbers.</summary>
    public static IReadOnlyList<SchemaScript> OfJobs(string engine) => [.. All(engine).Where(s => s.IsOfJobs)];

    private static List<SchemaScript> All(string engine)
    {
        var assembly = typeof(SchemaScript).Assembly;
        var prefix = $"Schema/{engine}/";
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                return new SchemaScript(
                    Path.GetFileName(name), reader.ReadToEnd(), name.Contains("/Staging/", StringComparison.Ordinal));
            })
            .OrderBy(script => script.IsStaging)
            .ThenBy(script => script.Name, StringComparer.Ordinal)
            .ToList();
    }
}
