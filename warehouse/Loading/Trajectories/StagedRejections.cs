using System.Data.Common;
using System.Globalization;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Warehouse.Loading.Trajectories;

/// <summary>Lines that are not taken over: staged in bulk, since there may be many; the first are held for a refusal.</summary>
internal sealed class StagedRejections(IWarehouseEngine engine, DbConnection connection, long loadKey)
{
    /// <summary>Problems that a refusal lists; a wrong file has thousands, and the first few tell the story.</summary>
    private const int MostListed = 20;

    private const int AtOnce = 1000, LongestReason = 1000, LongestFound = 400;

    private readonly List<object?[]> _held = [];
    private readonly SortedList<int, InputProblem> _first = [];

    /// <summary>Lines so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a line.</summary>
    public void Add(int line, InputProblem problem)
    {
        Count++;
        if (_first.Count < MostListed || line < _first.GetKeyAtIndex(MostListed - 1))
        {
            _first.TryAdd(line, problem);
            if (_first.Count > MostListed)
            {
                _first.RemoveAt(MostListed);
            }
        }

        var rejection = problem.ToRejection();
        _held.Add([loadKey, line, rejection.Cell, ColumnText.Cut(rejection.Value, LongestFound), ColumnText.Cut(rejection.Reason, LongestReason)]);
        if (_held.Count == AtOnce)
        {
            Flush();
        }
    }

    /// <summary>Writes to staging what is still held.</summary>
    public void Flush()
    {
        if (_held.Count > 0)
        {
            engine.BulkInsert(connection, null, "staging.TrajectoryRejection", ["LoadKey", "LineNumber", "Cell", "FoundValue", "Reason"], _held);
            _held.Clear();
        }
    }

    /// <summary>Refuses the file if more than a share of its lines are not taken over.</summary>
    /// <exception cref="InputRefusedException">There are more.</exception>
    public void RefuseIfTooMany(string file, int lines, decimal limit)
    {
        if (Count <= limit * lines)
        {
            return;
        }

        List<InputProblem> problems =
        [
            new()
            {
                Code = "too-many-rejected",
                File = file,
                Message = string.Create(CultureInfo.InvariantCulture, $"{Count} of {lines} lines cannot be taken over, more than the limit of {limit * 100:0.##} %"),
                Remedy = "Mend the file, or allow more with a higher reject limit.",
            },
            .. _first.Values,
        ];
        if (Count > _first.Count)
        {
            problems.Add(new InputProblem
            {
                Code = "more-problems",
                File = file,
                Message = FormattableString.Invariant($"{Count - _first.Count} more problems of the same load"),
                Remedy = "Mend those above first; they are often the cause of the others.",
            });
        }

        throw new InputRefusedException(problems);
    }

    /// <summary>Brings them from staging into the journal, in the order of the file.</summary>
    public static void Journal(DbConnection connection, DbTransaction transaction, long loadKey) => connection.Execute(
        """
        INSERT INTO RejectedRow (LoadKey, Seq, Cell, FoundValue, Reason)
        SELECT LoadKey, ROW_NUMBER() OVER (ORDER BY LineNumber), Cell, FoundValue, Reason FROM staging.TrajectoryRejection WHERE LoadKey = @loadKey
        """,
        new { loadKey },
        transaction);
}
