using System.Globalization;

namespace ReIntegrationBI.Benchmarks.PortalLoad;

/// <summary>What is to be measured.</summary>
/// <param name="Data">The folder of the warehouse, as <c>DataFolder</c>.</param>
/// <param name="Clients">Clients at once.</param>
/// <param name="Rounds">Requests of each client when warm.</param>
/// <param name="Addresses">Addresses within the portal.</param>
public sealed record LoadOptions(string Data, int Clients, int Rounds, IReadOnlyList<string> Addresses)
{
    public const string Usage =
        "portal-load DATAFOLDER [--clients 20] [--rounds 3] [--file ADDRESSES.txt] [ADDRESS ...]   e.g. portal-load data / '/trajectories?by=sex'\n"
        + "DATAFOLDER is brought to this version first: give a copy. An address a line in the file; a line that begins with # is none.";

    /// <summary>Reads the arguments; null where they are wrong.</summary>
    public static LoadOptions? Read(IReadOnlyList<string> arguments)
    {
        var (clients, rounds, addresses, data) = (20, 3, new List<string>(), default(string));
        for (var i = 0; i < arguments.Count; i++)
        {
            var next = i + 1 < arguments.Count ? arguments[i + 1] : "";
            switch (arguments[i])
            {
                case "--clients" when int.TryParse(next, NumberStyles.None, CultureInfo.InvariantCulture, out clients) && clients > 0:
                case "--rounds" when int.TryParse(next, NumberStyles.None, CultureInfo.InvariantCulture, out rounds) && rounds > 0:
                    i++;
                    break;
                case "--file" when File.Exists(next):
                    addresses.AddRange(File.ReadLines(next).Select(l => l.Trim()).Where(l => l.StartsWith('/')));
                    i++;
                    break;
                case ['/', ..] address when data is not null:
                    addresses.Add(address);
                    break;
                case var folder when data is null && Directory.Exists(folder):
                    data = Path.GetFullPath(folder);
                    break;
                default:
                    return null;
            }
        }

        return data is null || addresses.Count == 0 ? null : new LoadOptions(data, clients, rounds, addresses);
    }
}
