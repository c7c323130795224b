-- What a load of surveys stages: published figures by codes; respondents, without their answers, which go straight to the star schema.
CREATE TABLE IF NOT EXISTS staging.SurveyFigure (
    LoadKey bigint NOT NULL,
    Indicator nvarchar(60) NOT NULL,
    RowPath nvarchar(250) NOT NULL,
    SegmentPath nvarchar(250) NOT NULL,
    AnswerPath nvarchar(250) NOT NULL,
    Unit nvarchar(60) NOT NULL,
    FigureValue decimal(19,4) NULL,
    Decimals int NOT NULL,
    FigurePrecision nvarchar(13) NOT NULL,
    IsUncertain bit NOT NULL,
    BaseCount int NULL,
    BaseKind nvarchar(10) NOT NULL,
    Letters nvarchar(20) NULL,
    Remark nvarchar(400) NULL,
    SheetName nvarchar(100) NULL,
    RowNumber int NOT NULL,
    ColumnNumber int NOT NULL
);
CREATE TABLE IF NOT EXISTS staging.SurveyRespondent (
    LoadKey bigint NOT NULL,
    RespondentNumber int NOT NULL,
    Pseudonym char(64) NOT NULL,
    RespondentWeight decimal(19,9) NULL,
    AnswerLanguage nvarchar(2) NULL,
    IsComplete bit NOT NULL,
    IsSynthetic bit NOT NULL,
    RowNumber int NOT NULL
);
