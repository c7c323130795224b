-- Staging is a schema of its own; its tables hold rows only while a load runs.
IF SCHEMA_ID('staging') IS NULL EXEC('CREATE SCHEMA staging');
IF OBJECT_ID('staging.PublishedFigure') IS NULL CREATE TABLE staging.PublishedFigure (
    LoadKey bigint NOT NULL,
    Indicator nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    DateKey int NOT NULL,
    Scheme nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    Sex nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    AgeGroup nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    Region nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    DiseaseGroup nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    Status nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    Unit nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    Publication nvarchar(120) COLLATE Latin1_General_BIN2 NOT NULL,
    FigureValue decimal(19,4) NOT NULL,
    Decimals int NOT NULL,
    FigurePrecision nvarchar(12) NOT NULL,
    Remark nvarchar(400) NULL,
    SheetName nvarchar(100) NULL,
    RowNumber int NOT NULL,
    ColumnNumber int NOT NULL
);
