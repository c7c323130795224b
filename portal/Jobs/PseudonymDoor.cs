using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Persons;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Files that hold identifiers of persons come in only where there is a key by which these are replaced.</summary>
/// <param name="key">The key of pseudonyms; null where none is set.</param>
internal sealed class PseudonymDoor(string? key)
{
    private const int ShortestKey = 32;

    /// <summary>Replaces the identifiers of a file.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="whose">Of whom it holds identifiers, in the plural: <c>respondents</c>, <c>persons</c>.</param>
    /// <exception cref="InputRefusedException">There is no key, or it is too short.</exception>
    public Pseudonyms For(string file, string whose) => key is { Length: >= ShortestKey }
        ? new Pseudonyms(key)
        : throw new InputRefusedException(new InputProblem
        {
            Code = "no-pseudonym-key",
            File = file,
            Message = key is null
                ? $"the file holds {whose}, and there is no key for their pseudonyms (Pseudonyms__Key is not set)"
                : $"the file holds {whose}, and the key for their pseudonyms (Pseudonyms__Key) has fewer than {ShortestKey} characters",
            Expected = $"at least {ShortestKey} characters that nobody can guess",
            Remedy = $"Make one with 'openssl rand -hex 32', keep it outside the warehouse and its copies, set it as Pseudonyms__Key, and never change it while {whose} are loaded.",
        });
}
