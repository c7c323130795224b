-- What reading tools (Power BI, Excel) may see. Their columns are a promise: one may be added, none renamed or taken away.

-- The figures as they are known now. Totals stand here as members of their own (see the columns that end in Role): read, never add, them.
CREATE VIEW vPublishedFigure AS
SELECT
    f.FigureKey, d.Code AS Period, d.PeriodType, d.FirstDay, d.LastDay, d.CalendarYear,
    i.Code AS Indicator, i.LabelNl AS IndicatorNl, i.LabelFr AS IndicatorFr, i.LabelEn AS IndicatorEn, i.Kind AS IndicatorKind,
    sc.Code AS Scheme, sc.LabelNl AS SchemeNl, sc.LabelFr AS SchemeFr, sc.LabelEn AS SchemeEn, sc.MemberRole AS SchemeRole,
    sx.Code AS Sex, sx.LabelNl AS SexNl, sx.LabelFr AS SexFr, sx.LabelEn AS SexEn, sx.MemberRole AS SexRole,
    a.Code AS AgeGroup, a.LabelNl AS AgeGroupNl, a.LabelFr AS AgeGroupFr, a.LabelEn AS AgeGroupEn, a.MemberRole AS AgeGroupRole,
    r.Code AS Region, r.LabelNl AS RegionNl, r.LabelFr AS RegionFr, r.LabelEn AS RegionEn, r.MemberRole AS RegionRole, r.NisCode,
    g.Code AS DiseaseGroup, g.LabelNl AS DiseaseGroupNl, g.LabelFr AS DiseaseGroupFr, g.LabelEn AS DiseaseGroupEn, g.MemberRole AS DiseaseGroupRole, g.IcdChapter,
    st.Code AS Status, st.LabelNl AS StatusNl, st.LabelFr AS StatusFr, st.LabelEn AS StatusEn, st.MemberRole AS StatusRole,
    f.FigureValue, u.Code AS Unit, u.LabelNl AS UnitNl, u.LabelFr AS UnitFr, u.LabelEn AS UnitEn, u.Symbol AS UnitSymbol, f.Decimals,
    f.FigurePrecision, f.Remark,
    p.Code AS Publication, p.Title AS PublicationTitle, p.Publisher, p.Kind AS PublicationKind, p.Series, p.Edition,
    p.Language AS PublicationLanguage, p.Url AS PublicationUrl,
    j.FileName, s.Sha256 AS FileSha256, f.SheetName, f.RowNumber, f.ColumnNumber, f.LoadKey, f.LoadedAt
FROM FactPublishedFigure f
JOIN DimDate d ON d.DateKey = f.DateKey
JOIN DimIndicator i ON i.IndicatorKey = f.IndicatorKey
JOIN DimScheme sc ON sc.SchemeKey = f.SchemeKey
JOIN DimSex sx ON sx.SexKey = f.SexKey
JOIN DimAgeGroup a ON a.AgeGroupKey = f.AgeGroupKey
JOIN DimRegion r ON r.RegionKey = f.RegionKey
JOIN DimDiseaseGroup g ON g.DiseaseGroupKey = f.DiseaseGroupKey
JOIN DimStatus st ON st.StatusKey = f.StatusKey
JOIN DimUnit u ON u.UnitKey = f.UnitKey
JOIN DimPublication p ON p.PublicationKey = f.PublicationKey
JOIN LoadJournal j ON j.LoadKey = f.LoadKey
LEFT JOIN SourceFile s ON s.SourceFileKey = j.SourceFileKey
WHERE f.SupersededAt IS NULL;

-- Every run of a load, without who started it and where.
CREATE VIEW vLoad AS
SELECT
    j.LoadKey, j.Source, j.Dataset, j.Period, j.Layout, j.FileName, s.Sha256 AS FileSha256, s.SizeBytes AS FileSizeBytes, j.State, j.Reason,
    j.RowsRead, j.RowsLoaded, j.RowsRejected, j.RowsSuperseded, j.HashTotal, j.Forced, j.RerunOf, j.StartedAt, j.FinishedAt
FROM LoadJournal j
LEFT JOIN SourceFile s ON s.SourceFileKey = j.SourceFileKey;

CREATE VIEW vCheckResult AS
SELECT
    r.CheckResultKey, r.CheckCode, r.Source, r.Severity, r.Outcome, r.Message, r.Tested, r.Offenders, r.RunAt
FROM CheckResult r;
