-- One published cell: indicator x period x members x publication. Totals stand here as members of their own
-- (all, T, Belgium); they are read, never added. A row that a later load replaces is kept: LoadedAt and SupersededAt
-- (UTC) say when it was what the warehouse knew.
CREATE TABLE FactPublishedFigure (
    FigureKey INTEGER NOT NULL,
    DateKey int NOT NULL,
    IndicatorKey int NOT NULL,
    SchemeKey int NOT NULL,
    SexKey int NOT NULL,
    AgeGroupKey int NOT NULL,
    RegionKey int NOT NULL,
    DiseaseGroupKey int NOT NULL,
    StatusKey int NOT NULL,
    UnitKey int NOT NULL,
    PublicationKey int NOT NULL,
    FigureValue decimal(19,4) NOT NULL,
    Decimals int NOT NULL,
    FigurePrecision nvarchar(12) NOT NULL,
    Remark nvarchar(400) NULL,
    SheetName nvarchar(100) NULL,
    RowNumber int NOT NULL,
    ColumnNumber int NOT NULL,
    LoadKey bigint NOT NULL,
    LoadedAt datetime2(3) NOT NULL,
    SupersededBy bigint NULL,
    SupersededAt datetime2(3) NULL,
    CONSTRAINT PK_FactPublishedFigure PRIMARY KEY (FigureKey),
    CONSTRAINT FK_FactPublishedFigure_DimDate FOREIGN KEY (DateKey) REFERENCES DimDate (DateKey),
    CONSTRAINT FK_FactPublishedFigure_DimIndicator FOREIGN KEY (IndicatorKey) REFERENCES DimIndicator (IndicatorKey),
    CONSTRAINT FK_FactPublishedFigure_DimScheme FOREIGN KEY (SchemeKey) REFERENCES DimScheme (SchemeKey),
    CONSTRAINT FK_FactPublishedFigure_DimSex FOREIGN KEY (SexKey) REFERENCES DimSex (SexKey),
    CONSTRAINT FK_FactPublishedFigure_DimAgeGroup FOREIGN KEY (AgeGroupKey) REFERENCES DimAgeGroup (AgeGroupKey),
    CONSTRAINT FK_FactPublishedFigure_DimRegion FOREIGN KEY (RegionKey) REFERENCES DimRegion (RegionKey),
    CONSTRAINT FK_FactPublishedFigure_DimDiseaseGroup FOREIGN KEY (DiseaseGroupKey) REFERENCES DimDiseaseGroup (DiseaseGroupKey),
    CONSTRAINT FK_FactPublishedFigure_DimStatus FOREIGN KEY (StatusKey) REFERENCES DimStatus (StatusKey),
    CONSTRAINT FK_FactPublishedFigure_DimUnit FOREIGN KEY (UnitKey) REFERENCES DimUnit (UnitKey),
    CONSTRAINT FK_FactPublishedFigure_DimPublication FOREIGN KEY (PublicationKey) REFERENCES DimPublication (PublicationKey),
    CONSTRAINT FK_FactPublishedFigure_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey),
    CONSTRAINT FK_FactPublishedFigure_SupersededBy FOREIGN KEY (SupersededBy) REFERENCES LoadJournal (LoadKey)
);
CREATE INDEX IX_FactPublishedFigure_Load ON FactPublishedFigure (LoadKey);
CREATE INDEX IX_FactPublishedFigure_Indicator ON FactPublishedFigure (IndicatorKey, DateKey);

-- What is current stands once: the same cell of the same publication cannot come from two slices.
CREATE UNIQUE INDEX UX_FactPublishedFigure_Current ON FactPublishedFigure
    (IndicatorKey, DateKey, SchemeKey, SexKey, AgeGroupKey, RegionKey, DiseaseGroupKey, StatusKey, UnitKey, PublicationKey)
    WHERE SupersededAt IS NULL;
