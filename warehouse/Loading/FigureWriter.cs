using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>Writes published figures.</summary>
internal sealed class FigureWriter(IWarehouseEngine engine, FigureContent content) : IContentWriter
{
    private static readonly string[] StagingColumns =
    [
        "LoadKey", "Indicator", "DateKey", "Scheme", "Sex", "AgeGroup", "Region", "DiseaseGroup", "Status", "Unit", "Publication",
        "FigureValue", "Decimals", "FigurePrecision", "Remark", "SheetName", "RowNumber", "ColumnNumber",
    ];

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

    /// <inheritdoc/>
    public StagedContent Stage(DbConnection connection, long loadKey, LoadWatch watch)
    {
        var rows = content.Figures.Select(f => new object?[]
        {
            loadKey, f.Indicator, f.Period.Key, f.Scheme, f.Sex, f.AgeGroup, f.Region, f.DiseaseGroup, f.Status, f.Unit, f.Publication,
            f.Value, f.Decimals, PrecisionCode.Of(f.Precision), f.Remark, f.Sheet, f.Row, f.Column,
        });
        engine.BulkInsert(connection, null, "staging.PublishedFigure", StagingColumns, watch.Rows(rows));
        return StagedContent.Of(content);
    }

    /// <inheritdoc/>
    public int Supersede(DbConnection connection, DbTransaction transaction, long loadKey, Slice slice, DateTime now) =>
        ReferenceRows.Supersede(connection, transaction, "FactPublishedFigure", loadKey, slice, now);

    /// <inheritdoc/>
    public int Insert(DbConnection connection, DbTransaction transaction, long loadKey, DateTime now, LoadWatch watch)
    {
        RefuseWhatStandsElsewhere(connection, transaction, loadKey);
        watch.Check();
        return connection.Execute(
            $"""
            INSERT INTO FactPublishedFigure (DateKey, IndicatorKey, SchemeKey, SexKey, AgeGroupKey, RegionKey, DiseaseGroupKey, StatusKey,
                UnitKey, PublicationKey, FigureValue, Decimals, FigurePrecision, Remark, SheetName, RowNumber, ColumnNumber, LoadKey, LoadedAt)
            SELECT s.DateKey, i.IndicatorKey, sc.SchemeKey, sx.SexKey, a.AgeGroupKey, r.RegionKey, d.DiseaseGroupKey, st.StatusKey,
                u.UnitKey, p.PublicationKey, s.FigureValue, s.Decimals, s.FigurePrecision, s.Remark, s.SheetName, s.RowNumber, s.ColumnNumber,
                s.LoadKey, @now
            FROM staging.PublishedFigure s
            {StagedMembers}
            WHERE s.LoadKey = @loadKey
            """,
            new { loadKey, now },
            transaction);
    }

    /// <summary>The same cell of the same publication must not come from two slices: one of the two would be counted silently.</summary>
    private void RefuseWhatStandsElsewhere(DbConnection connection, DbTransaction transaction, long loadKey)
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
}
