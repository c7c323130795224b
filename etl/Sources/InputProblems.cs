using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Sources;

/// <summary>What is wrong with one file, collected while it is read, so that its maker hears all of it at once.</summary>
internal sealed class InputProblems(string file)
{
    /// <summary>Problems that a refusal lists; a file in a wrong layout has thousands, and the first few tell the story.</summary>
    private const int MostListed = 20;

    private const int LongestFound = 80;

    private readonly List<InputProblem> _all = [];
    private readonly HashSet<InputProblem> _known = [];

    /// <summary>Name of the file, without folder.</summary>
    public string File => file;

    /// <summary>How many there are so far.</summary>
    public int Count => _all.Count;

    /// <summary>Adds a problem; texts come without a full stop.</summary>
    public void Add(
        string code, string message, string remedy, string? sheet = null, string? cell = null, string? found = null, string? expected = null)
    {
        // A cell may be read more than once; what is wrong with it is told once.
        var problem = Problem(code, message, remedy, sheet, cell, found, expected);
        if (_known.Add(problem))
        {
            _all.Add(problem);
        }
    }

    /// <summary>A problem of this file; texts come without a full stop.</summary>
    public InputProblem Problem(
        string code, string message, string remedy, string? sheet = null, string? cell = null, string? found = null, string? expected = null) => new()
        {
            Code = code,
            File = file,
            Sheet = sheet,
            Cell = cell,
            Message = message,
            Found = found is { Length: > LongestFound } ? found[..LongestFound] : found,
            Expected = expected,
            Remedy = remedy.EndsWith('?') ? remedy : remedy + ".",
        };

    /// <summary>Refuses the file if anything is wrong so far.</summary>
    /// <exception cref="InputRefusedException">Something is.</exception>
    public void Throw()
    {
        if (_all.Count > 0)
        {
            throw new InputRefusedException(Cut(file, _all));
        }
    }

    /// <summary>The first problems, and how many more there are.</summary>
    public static IReadOnlyList<InputProblem> Cut(string file, IReadOnlyList<InputProblem> problems) => problems.Count <= MostListed ? problems :
    [
        .. problems.Take(MostListed),
        new InputProblem
        {
            Code = "more-problems",
            File = file,
            Message = FormattableString.Invariant($"{problems.Count - MostListed} more problems of the same load"),
            Remedy = "Mend those above first; they are often the cause of the others.",
        },
    ];

    /// <summary>What the journal keeps of a value or row that was not taken over.</summary>
    public static Rejection ToRejection(InputProblem problem) => problem.ToRejection();
}
