-- Surveys: what was asked (questionnaires), what was published of them, and what respondents answered.
-- Codes of questions, rows, answers and segments are unique within what they belong to; Path (survey/question/answer) is unique in all.

CREATE TABLE DimSurvey (
    SurveyKey int NOT NULL,
    Path nvarchar(250) COLLATE Latin1_General_BIN2 NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(1000) NOT NULL,
    LabelFr nvarchar(1000) NOT NULL,
    LabelEn nvarchar(1000) NOT NULL,
    ParentCode nvarchar(60) COLLATE Latin1_General_BIN2 NULL,
    MemberRank int NOT NULL,
    MemberRole nvarchar(10) NOT NULL,
    Organiser nvarchar(300) NOT NULL,
    FirstDay date NOT NULL,
    LastDay date NOT NULL,
    Respondents int NULL,
    PopulationNl nvarchar(1000) NOT NULL,
    PopulationFr nvarchar(1000) NOT NULL,
    PopulationEn nvarchar(1000) NOT NULL,
    LimitsNl nvarchar(1000) NOT NULL,
    LimitsFr nvarchar(1000) NOT NULL,
    LimitsEn nvarchar(1000) NOT NULL,
    TranslatedByUs nvarchar(10) NOT NULL,
    LettersLevel decimal(5,4) NULL,
    CONSTRAINT PK_DimSurvey PRIMARY KEY (SurveyKey),
    CONSTRAINT UQ_DimSurvey_Path UNIQUE (Path)
);

-- A part of the respondents (employers with a formal policy), or a rank of a ranking; "total" is all of them.
CREATE TABLE DimSegment (
    SegmentKey int NOT NULL,
    SurveyKey int NOT NULL,
    Path nvarchar(250) COLLATE Latin1_General_BIN2 NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(1000) NOT NULL,
    LabelFr nvarchar(1000) NOT NULL,
    LabelEn nvarchar(1000) NOT NULL,
    ParentCode nvarchar(60) COLLATE Latin1_General_BIN2 NULL,
    MemberRank int NOT NULL,
    MemberRole nvarchar(10) NOT NULL,
    Letter nvarchar(5) NULL,
    CONSTRAINT PK_DimSegment PRIMARY KEY (SegmentKey),
    CONSTRAINT UQ_DimSegment_Path UNIQUE (Path),
    CONSTRAINT FK_DimSegment_DimSurvey FOREIGN KEY (SurveyKey) REFERENCES DimSurvey (SurveyKey)
);

-- AskedWhen and DerivedWhen are routes: expressions over questions of the same survey.
CREATE TABLE DimQuestion (
    QuestionKey int NOT NULL,
    SurveyKey int NOT NULL,
    Path nvarchar(250) COLLATE Latin1_General_BIN2 NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(1000) NOT NULL,
    LabelFr nvarchar(1000) NOT NULL,
    LabelEn nvarchar(1000) NOT NULL,
    ParentCode nvarchar(60) COLLATE Latin1_General_BIN2 NULL,
    MemberRank int NOT NULL,
    MemberRole nvarchar(10) NOT NULL,
    QuestionType nvarchar(10) NOT NULL,
    SourceNumber nvarchar(60) NULL,
    Audience nvarchar(60) NULL,
    BaseCount int NULL,
    AskedWhen nvarchar(1000) NULL,
    BaseNl nvarchar(1000) NULL,
    BaseFr nvarchar(1000) NULL,
    BaseEn nvarchar(1000) NULL,
    Note nvarchar(1000) NULL,
    CONSTRAINT PK_DimQuestion PRIMARY KEY (QuestionKey),
    CONSTRAINT UQ_DimQuestion_Path UNIQUE (Path),
    CONSTRAINT FK_DimQuestion_DimSurvey FOREIGN KEY (SurveyKey) REFERENCES DimSurvey (SurveyKey)
);

-- The rows of a grid; a question that is no grid has one row, of which the code is empty.
CREATE TABLE DimQuestionRow (
    QuestionRowKey int NOT NULL,
    QuestionKey int NOT NULL,
    Path nvarchar(250) COLLATE Latin1_General_BIN2 NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(1000) NOT NULL,
    LabelFr nvarchar(1000) NOT NULL,
    LabelEn nvarchar(1000) NOT NULL,
    ParentCode nvarchar(60) COLLATE Latin1_General_BIN2 NULL,
    MemberRank int NOT NULL,
    MemberRole nvarchar(10) NOT NULL,
    CONSTRAINT PK_DimQuestionRow PRIMARY KEY (QuestionRowKey),
    CONSTRAINT UQ_DimQuestionRow_Path UNIQUE (Path),
    CONSTRAINT FK_DimQuestionRow_DimQuestion FOREIGN KEY (QuestionKey) REFERENCES DimQuestion (QuestionKey)
);

CREATE TABLE DimAnswer (
    AnswerKey int NOT NULL,
    QuestionKey int NOT NULL,
    Path nvarchar(250) COLLATE Latin1_General_BIN2 NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(1000) NOT NULL,
    LabelFr nvarchar(1000) NOT NULL,
    LabelEn nvarchar(1000) NOT NULL,
    ParentCode nvarchar(60) COLLATE Latin1_General_BIN2 NULL,
    MemberRank int NOT NULL,
    MemberRole nvarchar(10) NOT NULL,
    AnswerRole nvarchar(10) NOT NULL,
    DerivedWhen nvarchar(1000) NULL,
    CONSTRAINT PK_DimAnswer PRIMARY KEY (AnswerKey),
    CONSTRAINT UQ_DimAnswer_Path UNIQUE (Path),
    CONSTRAINT FK_DimAnswer_DimQuestion FOREIGN KEY (QuestionKey) REFERENCES DimQuestion (QuestionKey)
);

-- One percentage, count or statistic of a published survey table. FigureValue is null where the publisher prints none.
CREATE TABLE FactSurveyTable (
    SurveyTableKey bigint IDENTITY(1,1) NOT NULL,
    IndicatorKey int NOT NULL,
    SurveyKey int NOT NULL,
    QuestionKey int NOT NULL,
    QuestionRowKey int NOT NULL,
    SegmentKey int NOT NULL,
    AnswerKey int NOT NULL,
    DateKey int NOT NULL,
    UnitKey int NOT NULL,
    PublicationKey int NOT NULL,
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
    ColumnNumber int NOT NULL,
    LoadKey bigint NOT NULL,
    LoadedAt datetime2(3) NOT NULL,
    SupersededBy bigint NULL,
    SupersededAt datetime2(3) NULL,
    CONSTRAINT PK_FactSurveyTable PRIMARY KEY (SurveyTableKey),
    CONSTRAINT FK_FactSurveyTable_DimIndicator FOREIGN KEY (IndicatorKey) REFERENCES DimIndicator (IndicatorKey),
    CONSTRAINT FK_FactSurveyTable_DimSurvey FOREIGN KEY (SurveyKey) REFERENCES DimSurvey (SurveyKey),
    CONSTRAINT FK_FactSurveyTable_DimQuestion FOREIGN KEY (QuestionKey) REFERENCES DimQuestion (QuestionKey),
    CONSTRAINT FK_FactSurveyTable_DimQuestionRow FOREIGN KEY (QuestionRowKey) REFERENCES DimQuestionRow (QuestionRowKey),
    CONSTRAINT FK_FactSurveyTable_DimSegment FOREIGN KEY (SegmentKey) REFERENCES DimSegment (SegmentKey),
    CONSTRAINT FK_FactSurveyTable_DimAnswer FOREIGN KEY (AnswerKey) REFERENCES DimAnswer (AnswerKey),
    CONSTRAINT FK_FactSurveyTable_DimDate FOREIGN KEY (DateKey) REFERENCES DimDate (DateKey),
    CONSTRAINT FK_FactSurveyTable_DimUnit FOREIGN KEY (UnitKey) REFERENCES DimUnit (UnitKey),
    CONSTRAINT FK_FactSurveyTable_DimPublication FOREIGN KEY (PublicationKey) REFERENCES DimPublication (PublicationKey),
    CONSTRAINT FK_FactSurveyTable_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey),
    CONSTRAINT FK_FactSurveyTable_SupersededBy FOREIGN KEY (SupersededBy) REFERENCES LoadJournal (LoadKey)
);
CREATE INDEX IX_FactSurveyTable_Load ON FactSurveyTable (LoadKey);
CREATE UNIQUE INDEX UX_FactSurveyTable_Current ON FactSurveyTable
    (IndicatorKey, QuestionRowKey, SegmentKey, AnswerKey, DateKey, PublicationKey)
    WHERE SupersededAt IS NULL;

-- One person who answered. Pseudonym is a keyed hash of the identifier in the file; the identifier itself is never kept.
CREATE TABLE FactSurveyRespondent (
    RespondentKey bigint NOT NULL,
    SurveyKey int NOT NULL,
    DateKey int NOT NULL,
    Pseudonym char(64) NOT NULL,
    RespondentWeight decimal(19,9) NULL,
    AnswerLanguage nvarchar(2) NULL,
    IsComplete bit NOT NULL,
    IsSynthetic bit NOT NULL,
    RowNumber int NOT NULL,
    LoadKey bigint NOT NULL,
    LoadedAt datetime2(3) NOT NULL,
    SupersededBy bigint NULL,
    SupersededAt datetime2(3) NULL,
    CONSTRAINT PK_FactSurveyRespondent PRIMARY KEY (RespondentKey),
    CONSTRAINT FK_FactSurveyRespondent_DimSurvey FOREIGN KEY (SurveyKey) REFERENCES DimSurvey (SurveyKey),
    CONSTRAINT FK_FactSurveyRespondent_DimDate FOREIGN KEY (DateKey) REFERENCES DimDate (DateKey),
    CONSTRAINT FK_FactSurveyRespondent_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey),
    CONSTRAINT FK_FactSurveyRespondent_SupersededBy FOREIGN KEY (SupersededBy) REFERENCES LoadJournal (LoadKey)
);
CREATE INDEX IX_FactSurveyRespondent_Load ON FactSurveyRespondent (LoadKey);
CREATE UNIQUE INDEX UX_FactSurveyRespondent_Current ON FactSurveyRespondent (SurveyKey, DateKey, Pseudonym)
    WHERE SupersededAt IS NULL;

-- One answer of a respondent: what was chosen, with its rank in a ranking or its number. Current as long as its respondent is.
CREATE TABLE FactSurveyAnswer (
    SurveyAnswerKey bigint IDENTITY(1,1) NOT NULL,
    RespondentKey bigint NOT NULL,
    QuestionKey int NOT NULL,
    QuestionRowKey int NOT NULL,
    AnswerKey int NOT NULL,
    AnswerRank int NULL,
    NumericValue decimal(19,4) NULL,
    ColumnNumber int NOT NULL,
    CONSTRAINT PK_FactSurveyAnswer PRIMARY KEY (SurveyAnswerKey),
    CONSTRAINT FK_FactSurveyAnswer_FactSurveyRespondent FOREIGN KEY (RespondentKey) REFERENCES FactSurveyRespondent (RespondentKey),
    CONSTRAINT FK_FactSurveyAnswer_DimQuestion FOREIGN KEY (QuestionKey) REFERENCES DimQuestion (QuestionKey),
    CONSTRAINT FK_FactSurveyAnswer_DimQuestionRow FOREIGN KEY (QuestionRowKey) REFERENCES DimQuestionRow (QuestionRowKey),
    CONSTRAINT FK_FactSurveyAnswer_DimAnswer FOREIGN KEY (AnswerKey) REFERENCES DimAnswer (AnswerKey)
);
CREATE INDEX IX_FactSurveyAnswer_Respondent ON FactSurveyAnswer (RespondentKey);

GO

-- The published survey tables as they are known now. Respondents have no view: they are read through disclosure control only.
CREATE VIEW vSurveyTable AS
SELECT
    f.SurveyTableKey, i.Code AS Indicator, v.Code AS Survey, v.LabelNl AS SurveyNl, v.LabelFr AS SurveyFr, v.LabelEn AS SurveyEn,
    q.Code AS Question, q.LabelNl AS QuestionNl, q.LabelFr AS QuestionFr, q.LabelEn AS QuestionEn, q.QuestionType, q.Audience, q.SourceNumber,
    r.Code AS QuestionRow, r.LabelNl AS QuestionRowNl, r.LabelFr AS QuestionRowFr, r.LabelEn AS QuestionRowEn,
    g.Code AS Segment, g.LabelNl AS SegmentNl, g.LabelFr AS SegmentFr, g.LabelEn AS SegmentEn, g.Letter AS SegmentLetter,
    a.Code AS Answer, a.LabelNl AS AnswerNl, a.LabelFr AS AnswerFr, a.LabelEn AS AnswerEn, a.AnswerRole, a.MemberRank AS AnswerRank,
    d.Code AS Period, f.FigureValue, u.Code AS Unit, f.Decimals, f.FigurePrecision, f.IsUncertain, f.BaseCount, f.BaseKind, f.Letters, f.Remark,
    v.TranslatedByUs, p.Code AS Publication, p.Title AS PublicationTitle, p.Publisher, p.Url AS PublicationUrl,
    j.FileName, s.Sha256 AS FileSha256, f.SheetName, f.RowNumber, f.ColumnNumber, f.LoadKey, f.LoadedAt
FROM FactSurveyTable f
JOIN DimIndicator i ON i.IndicatorKey = f.IndicatorKey
JOIN DimSurvey v ON v.SurveyKey = f.SurveyKey
JOIN DimQuestion q ON q.QuestionKey = f.QuestionKey
JOIN DimQuestionRow r ON r.QuestionRowKey = f.QuestionRowKey
JOIN DimSegment g ON g.SegmentKey = f.SegmentKey
JOIN DimAnswer a ON a.AnswerKey = f.AnswerKey
JOIN DimDate d ON d.DateKey = f.DateKey
JOIN DimUnit u ON u.UnitKey = f.UnitKey
JOIN DimPublication p ON p.PublicationKey = f.PublicationKey
JOIN LoadJournal j ON j.LoadKey = f.LoadKey
LEFT JOIN SourceFile s ON s.SourceFileKey = j.SourceFileKey
WHERE f.SupersededAt IS NULL;
