using Dapper;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>The journal of reports made: which edition was made when, and the hash by which its file is known again.</summary>
public sealed class ReportJournal(IWarehouseEngine engine)
{
    private const string Columns =
        "Report, Language, Period, Format, FileName, Sha256, SizeBytes, KnownAt, StartedBy, StartedAt, FinishedAt";

    /// <summary>Notes a report that was made.</summary>
    public void Save(ReportRun run)
    {
        using var connection = engine.Open();
        connection.Execute(
            $"""
            INSERT INTO ReportRun ({Columns})
            VALUES (@Report, @Language, @Period, @Format, @FileName, @Sha256, @SizeBytes, @KnownAt, @StartedBy, @StartedAt, @FinishedAt)
            """,
            run with
            {
                KnownAt = run.KnownAt.ToMilliseconds(), StartedAt = run.StartedAt.ToMilliseconds(), FinishedAt = run.FinishedAt.ToMilliseconds(),
            });
    }

    /// <summary>The reports made, newest first.</summary>
    public IReadOnlyList<ReportRun> Latest(int count)
    {
        using var connection = engine.Open();
        return connection.Query<ReportRun>($"SELECT {Columns} FROM ReportRun ORDER BY ReportRunKey DESC", buffered: false).Take(count).ToList();
    }
}
