using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>
/// Loads one file: read, stage, check, replace exactly its slice in one transaction, journal. After a crash at any moment the
/// warehouse is as before or as after.
/// </summary>
public sealed class Loader(IWarehouseEngine engine, LoadJournal journal)
{
    private static readonly string[] StagingColumns =
    [
        "LoadKey", "Indicator", "DateKey", "Scheme", "Sex", "AgeGroup", "Region", "DiseaseGroup", "Status", "Unit", "Publication",
        "FigureValue", "Decimals", "FigurePrecision", "Remark", "SheetName", "RowNumber", "ColumnNumber",
    ];

    private const int Attempts = 3;

    /// <summary>From the codes of a staged figure (s) to the keys of the warehouse.</summary>
    private const string StagedMembers =
        """
        JOIN DimIndicator i ON i.Code = s.Indicator
        JOIN DimScheme sc ON sc.Code = s.Scheme
        JOIN DimSex sx ON sx.Code = s.Sex
        JOIN DimAgeGroup a ON a.Code = s.AgeGroup
        JOIN DimRegion r ON r.Code = s.Region
        JOIN DimDiseaseGroup d ON d.Code = s.DiseaseGroup
        JOIN DimStatus st ON st.Code = s.Status
        JOIN DimUnit u ON u.Code = s.Unit
        JOIN DimPublication p ON p.Code = s.Publication
        """;

    /// <summary>How long a load waits for another load of the same slice.</summary>
    public TimeSpan SliceWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Runs a load; what is wrong with the input is part of the outcome, not an exception.</summary>
    public LoadOutcome Run(LoadRequest request)
    {
        var (file, slice) = (request.File, request.Slice);
        using var connection = engine.Open();
        using var run = Begin(connection, request);

        using var sliceLock = engine.TryLock($"slice-{slice}", SliceWait);
        if (sliceLock is null)
        {
            return run.End(LoadState.Failed, $"Another load of {slice} has been running for {SliceWait.TotalSeconds:0} s. Wait for it, then rerun this one.");
        }

        if (!request.Force && LoadJournal.Earlier(connection, slice, file.Sha256) is { } earlier)
        {
            return run.End(LoadState.NoOp, $"The same file was loaded into {slice} by load {earlier.LoadKey}; --force loads it again.");
        }

        try
        {
            var content = request.Read(file);
            Stage(connection, run.LoadKey, content);
            return SwapWithRetry(connection, run, slice, content);
        }
        catch (InputRefusedException refusal)
        {
            return run.Refuse(refusal.Problems);
        }
        catch (DbException problem)
        {
            return EndAfter(problem, run, file);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            run.End(LoadState.Failed, e.Message);
            throw;
        }
        finally
        {
            Unstage(connection, run.LoadKey);
        }
    }

    /// <summary>Journals an input that was refused before it was known what it would replace.</summary>
    public LoadOutcome Refuse(StoredFile? file, string fileName, Slice slice, IReadOnlyList<InputProblem> problems, bool force, string startedBy)
    {
        using var connection = engine.Open();
        var key = journal.Begin(connection, slice, file, fileName, force, startedBy, rerunOf: null, out var alive);
        using var run = new JournalledRun(journal, connection, key, fileName, alive);
        return run.Refuse(problems);
    }

    private JournalledRun Begin(DbConnection connection, LoadRequest request)
    {
        var key = journal.Begin(
            connection, request.Slice, request.File, request.File.FileName, request.Force, request.StartedBy, request.RerunOf, out var alive);
        return new JournalledRun(journal, connection, key, request.File.FileName, alive);
    }

    private void Stage(DbConnection connection, long loadKey, LoadContent content)
    {
        var rows = content.Figures.Select(f => new object?[]
        {
            loadKey, f.Indicator, f.Period.Key, f.Scheme, f.Sex, f.AgeGroup, f.Region, f.DiseaseGroup, f.Status, f.Unit, f.Publication,
            f.Value, f.Decimals, PrecisionCode.Of(f.Precision), f.Remark, f.Sheet, f.Row, f.Column,
        });
        // Staging may be older than the warehouse, which can be put back from a copy: what it holds under this key is another's.
        connection.Execute("DELETE FROM staging.PublishedFigure WHERE LoadKey = @loadKey", new { loadKey });
        engine.BulkInsert(connection, null, "staging.PublishedFigure", StagingColumns, rows);
    }

    /// <summary>Two swaps that wait for each other cost one of them its transaction, not its load.</summary>
    private LoadOutcome SwapWithRetry(DbConnection connection, JournalledRun run, Slice slice, LoadContent content)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Swap(connection, run, slice, content);
            }
            catch (DbException problem) when (attempt < Attempts && engine.IsWorthRetrying(problem))
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(100 * attempt));
            }
        }
    }

    /// <summary>Ends a run that the database stopped. Where it cannot even be journalled, the next start marks it.</summary>
    private LoadOutcome EndAfter(DbException problem, JournalledRun run, StoredFile file)
    {
        var reason = engine.Explain(problem) ?? problem.Message;
        try
        {
            return run.End(LoadState.Failed, reason);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            throw new WarehouseException($"{reason} {file.FileName} was not loaded; the warehouse is as it was. Load it again.", problem);
        }
    }

    /// <summary>Clears what the run staged; where the connection is gone, the next start clears it.</summary>
    private static void Unstage(DbConnection connection, long loadKey)
    {
        try
        {
            connection.Execute("DELETE FROM staging.PublishedFigure WHERE LoadKey = @loadKey", new { loadKey });
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            // What matters is reported already: the reason why the run ended.
        }
    }

    private LoadOutcome Swap(DbConnection connection, JournalledRun run, Slice slice, LoadContent content)
    {
        using var transaction = engine.BeginWrite(connection);
        AddDates(connection, transaction, content.Figures.Select(f => f.Period).Distinct());
        AddPublications(connection, transaction, content.Publications);

        var now = journal.Now();
        var superseded = connection.Execute(
            """
            UPDATE FactPublishedFigure SET SupersededBy = @LoadKey, SupersededAt = @now
            WHERE SupersededAt IS NULL AND LoadKey IN
                (SELECT LoadKey FROM LoadJournal WHERE Source = @Source AND Dataset = @Dataset AND Period = @Period)
            """,
            new { run.LoadKey, now, slice.Source, slice.Dataset, slice.Period },
            transaction);
        RefuseWhatStandsElsewhere(connection, transaction, run.LoadKey, content);

        var loaded = connection.Execute(
            $"""
            INSERT INTO FactPublishedFigure (DateKey, IndicatorKey, SchemeKey, SexKey, AgeGroupKey, RegionKey, DiseaseGroupKey, StatusKey,
                UnitKey, PublicationKey, FigureValue, Decimals, FigurePrecision, Remark, SheetName, RowNumber, ColumnNumber, LoadKey, LoadedAt)
            SELECT s.DateKey, i.IndicatorKey, sc.SchemeKey, sx.SexKey, a.AgeGroupKey, r.RegionKey, d.DiseaseGroupKey, st.StatusKey,
                u.UnitKey, p.PublicationKey, s.FigureValue, s.Decimals, s.FigurePrecision, s.Remark, s.SheetName, s.RowNumber, s.ColumnNumber,
                s.LoadKey, @now
            FROM staging.PublishedFigure s
            {StagedMembers}
            WHERE s.LoadKey = @LoadKey
            """,
            new { run.LoadKey, now },
            transaction);
        if (loaded != content.Figures.Count)
        {
            throw new InvalidOperationException(
                $"Of {content.Figures.Count} figures only {loaded} found all their members in the warehouse's dimensions. "
                + "The code lists and the warehouse differ: run ./reintegrationbi migrate, then rerun this load.");
        }

        return run.End(
            transaction, LoadState.Succeeded, null, now, content.Figures.Count + content.Rejections.Count, loaded, superseded,
            content.Figures.Sum(f => f.Value), content.Rejections);
    }

    /// <summary>The same cell of the same publication must not come from two slices: one of the two would be counted silently.</summary>
    private static void RefuseWhatStandsElsewhere(DbConnection connection, DbTransaction transaction, long loadKey, LoadContent content)
    {
        var clashes = connection.Query<(long OtherLoad, string? Sheet, long Row, long Column, string Cell)>(
            $"""
            SELECT f.LoadKey, s.SheetName, s.RowNumber, s.ColumnNumber, s.Indicator
            FROM staging.PublishedFigure s
            {StagedMembers}
            JOIN FactPublishedFigure f ON f.SupersededAt IS NULL AND f.IndicatorKey = i.IndicatorKey AND f.DateKey = s.DateKey
                AND f.SchemeKey = sc.SchemeKey AND f.SexKey = sx.SexKey AND f.AgeGroupKey = a.AgeGroupKey AND f.RegionKey = r.RegionKey
                AND f.DiseaseGroupKey = d.DiseaseGroupKey AND f.StatusKey = st.StatusKey AND f.UnitKey = u.UnitKey
                AND f.PublicationKey = p.PublicationKey
            WHERE s.LoadKey = @loadKey
            ORDER BY s.SheetName, s.RowNumber, s.ColumnNumber
            """,
            new { loadKey },
            transaction).ToList();
        if (clashes.Count == 0)
        {
            return;
        }

        var fileName = connection.ExecuteScalar<string>(
            "SELECT FileName FROM LoadJournal WHERE LoadKey = @loadKey", new { loadKey }, transaction)!;
        throw new InputRefusedException(
            clashes.Select(c => new InputProblem
            {
                Code = "cell-in-another-slice",
                File = fileName,
                Sheet = c.Sheet,
                Cell = A1.Of((int)c.Row, (int)c.Column),
                Message = $"this figure ({c.Cell}) of the same publication was already loaded with another dataset or edition, by load {c.OtherLoad}",
                Remedy = $"Give the file its own publication, or let its layout ({content.Layout}) name the dataset and period that it replaces.",
            }).ToList());
    }

    /// <summary>Many at once: a round trip for each day would make a long series slow on a server.</summary>
    private static void AddDates(DbConnection connection, DbTransaction transaction, IEnumerable<Period> periods)
    {
        // SQL Server takes 2100 parameters.
        const int atOnce = 300;
        var known = connection.Query<int>("SELECT DateKey FROM DimDate", transaction: transaction).ToHashSet();
        foreach (var some in periods.Where(p => !known.Contains(p.Key)).Chunk(atOnce))
        {
            var parameters = new DynamicParameters();
            var rows = some.Select((period, i) => Row(parameters, period, i)).ToList();
            connection.Execute(
                $"INSERT INTO DimDate (DateKey, Code, PeriodType, FirstDay, LastDay, CalendarYear) VALUES {string.Join(", ", rows)}", parameters, transaction);
        }

        static string Row(DynamicParameters parameters, Period period, int number)
        {
            var values = new object[] { period.Key, period.Code, period.Type, Day(period.FirstDay), Day(period.LastDay), period.Year };
            var names = values.Select((_, i) => FormattableString.Invariant($"@v{number}_{i}")).ToList();
            foreach (var (name, value) in names.Zip(values))
            {
                parameters.Add(name, value);
            }

            return $"({string.Join(", ", names)})";
        }

        static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void AddPublications(DbConnection connection, DbTransaction transaction, IEnumerable<Publication> publications)
    {
        foreach (var publication in publications)
        {
            var changed = connection.Execute(
                """
                UPDATE DimPublication SET Title = @Title, Publisher = @Publisher, Kind = @Kind, Series = @Series, Edition = @Edition,
                    Language = @Language, Url = @Url
                WHERE Code = @Code
                """,
                publication,
                transaction);
            if (changed == 0)
            {
                connection.Execute(
                    """
                    INSERT INTO DimPublication (PublicationKey, Code, Title, Publisher, Kind, Series, Edition, Language, Url)
                    SELECT COALESCE(MAX(PublicationKey), 0) + 1, @Code, @Title, @Publisher, @Kind, @Series, @Edition, @Language, @Url
                    FROM DimPublication
                    """,
                    publication,
                    transaction);
            }
        }
    }

    /// <summary>A journalled run that still has to be ended; holds the lock by which others see that it lives.</summary>
    private sealed class JournalledRun(LoadJournal journal, DbConnection connection, long loadKey, string fileName, IDisposable? held) : IDisposable
    {
        public long LoadKey => loadKey;

        public LoadOutcome End(string state, string reason)
        {
            journal.End(connection, loadKey, state, reason);
            return new LoadOutcome(loadKey, fileName, state, reason, 0, 0, 0, []);
        }

        public LoadOutcome End(
            DbTransaction transaction, string state, string? reason, DateTime at, int read, int loaded, int superseded, decimal hashTotal,
            IReadOnlyList<Rejection> rejections)
        {
            journal.End(connection, transaction, loadKey, state, reason, at, read, loaded, superseded, hashTotal, rejections);
            transaction.Commit();
            return new LoadOutcome(loadKey, fileName, state, reason, loaded, rejections.Count, superseded, []);
        }

        public LoadOutcome Refuse(IReadOnlyList<InputProblem> problems)
        {
            var reason = problems[0].ToString();
            journal.End(
                connection, loadKey, LoadState.Refused, reason,
                problems.Select(p => new Rejection(p.Sheet, p.Cell, p.Found, p.ToString())).ToList());
            return new LoadOutcome(loadKey, fileName, LoadState.Refused, reason, 0, problems.Count, 0, problems);
        }

        public void Dispose() => held?.Dispose();
    }
}
