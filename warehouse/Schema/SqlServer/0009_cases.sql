-- Case studies: what a study reports of each person whom it followed (stated), what was deduced from it and how surely (inferred), the five keys with
-- their mechanisms, who supported and hindered, what was adapted, who was interviewed, and what the report says of all cases together.
-- The cases of a published study are public and their names fictive. Every profile value says its basis.

-- Factors: the three by which a type is told, as "health_impact=light;career_break=no;reflection=no"; "not_decisive" fits every value.
CREATE TABLE DimReturnerType (
    ReturnerTypeKey int NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(200) NOT NULL,
    LabelFr nvarchar(200) NOT NULL,
    LabelEn nvarchar(200) NOT NULL,
    ParentCode nvarchar(60) COLLATE Latin1_General_BIN2 NULL,
    MemberRank int NOT NULL,
    MemberRole nvarchar(10) NOT NULL,
    ValidFrom date NULL,
    ValidTo date NULL,
    Factors nvarchar(200) COLLATE Latin1_General_BIN2 NULL,
    CONSTRAINT PK_DimReturnerType PRIMARY KEY (ReturnerTypeKey),
    CONSTRAINT UQ_DimReturnerType_Code UNIQUE (Code)
);

-- The keys of a return that lasts; a key has no parent, a mechanism has the key or the wider mechanism that it belongs to.
CREATE TABLE DimKey (
    KeyKey int NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(200) NOT NULL,
    LabelFr nvarchar(200) NOT NULL,
    LabelEn nvarchar(200) NOT NULL,
    ParentCode nvarchar(60) COLLATE Latin1_General_BIN2 NULL,
    MemberRank int NOT NULL,
    MemberRole nvarchar(10) NOT NULL,
    ValidFrom date NULL,
    ValidTo date NULL,
    CONSTRAINT PK_DimKey PRIMARY KEY (KeyKey),
    CONSTRAINT UQ_DimKey_Code UNIQUE (Code)
);

CREATE TABLE DimAdjustment (
    AdjustmentKey int NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(200) NOT NULL,
    LabelFr nvarchar(200) NOT NULL,
    LabelEn nvarchar(200) NOT NULL,
    ParentCode nvarchar(60) COLLATE Latin1_General_BIN2 NULL,
    MemberRank int NOT NULL,
    MemberRole nvarchar(10) NOT NULL,
    ValidFrom date NULL,
    ValidTo date NULL,
    CONSTRAINT PK_DimAdjustment PRIMARY KEY (AdjustmentKey),
    CONSTRAINT UQ_DimAdjustment_Code UNIQUE (Code)
);

CREATE TABLE DimStudy (
    StudyKey int NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(1000) NOT NULL,
    LabelFr nvarchar(1000) NOT NULL,
    LabelEn nvarchar(1000) NOT NULL,
    Organiser nvarchar(300) NOT NULL,
    StudyYear int NOT NULL,
    LimitsNl nvarchar(1000) NOT NULL,
    LimitsFr nvarchar(1000) NOT NULL,
    LimitsEn nvarchar(1000) NOT NULL,
    TranslatedByUs nvarchar(10) NOT NULL,
    PublicationKey int NULL,
    CONSTRAINT PK_DimStudy PRIMARY KEY (StudyKey),
    CONSTRAINT UQ_DimStudy_Code UNIQUE (Code),
    CONSTRAINT FK_DimStudy_DimPublication FOREIGN KEY (PublicationKey) REFERENCES DimPublication (PublicationKey)
);

-- CaseName is fictive, as the study gives it.
CREATE TABLE DimCase (
    CaseKey int NOT NULL,
    StudyKey int NOT NULL,
    Path nvarchar(130) COLLATE Latin1_General_BIN2 NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    CaseName nvarchar(200) NOT NULL,
    CONSTRAINT PK_DimCase PRIMARY KEY (CaseKey),
    CONSTRAINT UQ_DimCase_Path UNIQUE (Path),
    CONSTRAINT FK_DimCase_DimStudy FOREIGN KEY (StudyKey) REFERENCES DimStudy (StudyKey)
);

-- That a case belongs to its study: one row a case and load.
CREATE TABLE FactStudyCase (
    StudyCaseKey bigint IDENTITY(1,1) NOT NULL,
    CaseKey int NOT NULL,
    SourceLines nvarchar(200) NULL,
    SheetName nvarchar(100) NULL,
    RowNumber int NOT NULL,
    ColumnNumber int NOT NULL,
    LoadKey bigint NOT NULL,
    LoadedAt datetime2(3) NOT NULL,
    SupersededBy bigint NULL,
    SupersededAt datetime2(3) NULL,
    CONSTRAINT PK_FactStudyCase PRIMARY KEY (StudyCaseKey),
    CONSTRAINT FK_FactStudyCase_DimCase FOREIGN KEY (CaseKey) REFERENCES DimCase (CaseKey),
    CONSTRAINT FK_FactStudyCase_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey),
    CONSTRAINT FK_FactStudyCase_SupersededBy FOREIGN KEY (SupersededBy) REFERENCES LoadJournal (LoadKey)
);
CREATE INDEX IX_FactStudyCase_Load ON FactStudyCase (LoadKey);

-- One value of a case: a code, a number, or a text (FieldValue in Dutch, beside it French and English). Basis: stated, or how it was inferred (bio_reading,
-- summed_periods, list_complement, total_closure), and then with a confidence (high, medium, low).
CREATE TABLE FactCaseProfile (
    CaseProfileKey bigint IDENTITY(1,1) NOT NULL,
    CaseKey int NOT NULL,
    FieldCode nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    FieldValue nvarchar(400) NOT NULL,
    FieldValueFr nvarchar(400) NULL,
    FieldValueEn nvarchar(400) NULL,
    Basis nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
    Confidence nvarchar(10) COLLATE Latin1_General_BIN2 NULL,
    ExplanationNl nvarchar(1000) NULL,
    ExplanationFr nvarchar(1000) NULL,
    ExplanationEn nvarchar(1000) NULL,
    SourceLines nvarchar(200) NULL,
    SheetName nvarchar(100) NULL,
    RowNumber int NOT NULL,
    ColumnNumber int NOT NULL,
    LoadKey bigint NOT NULL,
    LoadedAt datetime2(3) NOT NULL,
    SupersededBy bigint NULL,
    SupersededAt datetime2(3) NULL,
    CONSTRAINT PK_FactCaseProfile PRIMARY KEY (CaseProfileKey),
    CONSTRAINT FK_FactCaseProfile_DimCase FOREIGN KEY (CaseKey) REFERENCES DimCase (CaseKey),
    CONSTRAINT FK_FactCaseProfile_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey),
    CONSTRAINT FK_FactCaseProfile_SupersededBy FOREIGN KEY (SupersededBy) REFERENCES LoadJournal (LoadKey)
);
CREATE INDEX IX_FactCaseProfile_Load ON FactCaseProfile (LoadKey);
CREATE UNIQUE INDEX UX_FactCaseProfile_Current ON FactCaseProfile (CaseKey, FieldCode)
    WHERE SupersededAt IS NULL;

-- That a key, or a mechanism of one, was at work in a case. Evidence: explicit or implied.
CREATE TABLE FactCaseKey (
    CaseKeyRowKey bigint IDENTITY(1,1) NOT NULL,
    CaseKey int NOT NULL,
    KeyKey int NOT NULL,
    Evidence nvarchar(10) COLLATE Latin1_General_BIN2 NOT NULL,
    MechanismNl nvarchar(1000) NULL,
    MechanismFr nvarchar(1000) NULL,
    MechanismEn nvarchar(1000) NULL,
    SourceLines nvarchar(200) NULL,
    SheetName nvarchar(100) NULL,
    RowNumber int NOT NULL,
    ColumnNumber int NOT NULL,
    LoadKey bigint NOT NULL,
    LoadedAt datetime2(3) NOT NULL,
    SupersededBy bigint NULL,
    SupersededAt datetime2(3) NULL,
    CONSTRAINT PK_FactCaseKey PRIMARY KEY (CaseKeyRowKey),
    CONSTRAINT FK_FactCaseKey_DimCase FOREIGN KEY (CaseKey) REFERENCES DimCase (CaseKey),
    CONSTRAINT FK_FactCaseKey_DimKey FOREIGN KEY (KeyKey) REFERENCES DimKey (KeyKey),
    CONSTRAINT FK_FactCaseKey_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey),
    CONSTRAINT FK_FactCaseKey_SupersededBy FOREIGN KEY (SupersededBy) REFERENCES LoadJournal (LoadKey)
);
CREATE INDEX IX_FactCaseKey_Load ON FactCaseKey (LoadKey);
CREATE UNIQUE INDEX UX_FactCaseKey_Current ON FactCaseKey (CaseKey, KeyKey)
    WHERE SupersededAt IS NULL;

-- What an actor meant to a case. SupportRole: interviewed_key_figure or mentioned. Valence: supportive, mixed, neutral or hindering. An actor may stand twice (two managers).
CREATE TABLE FactCaseSupport (
    CaseSupportKey bigint IDENTITY(1,1) NOT NULL,
    CaseKey int NOT NULL,
    ActorKey int NOT NULL,
    SupportRole nvarchar(30) COLLATE Latin1_General_BIN2 NOT NULL,
    Valence nvarchar(10) COLLATE Latin1_General_BIN2 NOT NULL,
    NoteNl nvarchar(1000) NULL,
    NoteFr nvarchar(1000) NULL,
    NoteEn nvarchar(1000) NULL,
    SourceLines nvarchar(200) NULL,
    SheetName nvarchar(100) NULL,
    RowNumber int NOT NULL,
    ColumnNumber int NOT NULL,
    LoadKey bigint NOT NULL,
    LoadedAt datetime2(3) NOT NULL,
    SupersededBy bigint NULL,
    SupersededAt datetime2(3) NULL,
    CONSTRAINT PK_FactCaseSupport PRIMARY KEY (CaseSupportKey),
    CONSTRAINT FK_FactCaseSupport_DimCase FOREIGN KEY (CaseKey) REFERENCES DimCase (CaseKey),
    CONSTRAINT FK_FactCaseSupport_DimActor FOREIGN KEY (ActorKey) REFERENCES DimActor (ActorKey),
    CONSTRAINT FK_FactCaseSupport_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey),
    CONSTRAINT FK_FactCaseSupport_SupersededBy FOREIGN KEY (SupersededBy) REFERENCES LoadJournal (LoadKey)
);
CREATE INDEX IX_FactCaseSupport_Load ON FactCaseSupport (LoadKey);

-- What was adapted in a case. TimingFrom and TimingTo: a year or a month; one of them null: open on that side. Basis: overview_list, bio or chapter of the report.
CREATE TABLE FactCaseAdjustment (
    CaseAdjustmentKey bigint IDENTITY(1,1) NOT NULL,
    CaseKey int NOT NULL,
    AdjustmentKey int NOT NULL,
    TimingFrom nvarchar(7) COLLATE Latin1_General_BIN2 NULL,
    TimingTo nvarchar(7) COLLATE Latin1_General_BIN2 NULL,
    TimingNl nvarchar(200) NULL,
    TimingFr nvarchar(200) NULL,
    TimingEn nvarchar(200) NULL,
    DetailNl nvarchar(1000) NULL,
    DetailFr nvarchar(1000) NULL,
    DetailEn nvarchar(1000) NULL,
    Basis nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
    SourceLines nvarchar(200) NULL,
    SheetName nvarchar(100) NULL,
    RowNumber int NOT NULL,
    ColumnNumber int NOT NULL,
    LoadKey bigint NOT NULL,
    LoadedAt datetime2(3) NOT NULL,
    SupersededBy bigint NULL,
    SupersededAt datetime2(3) NULL,
    CONSTRAINT PK_FactCaseAdjustment PRIMARY KEY (CaseAdjustmentKey),
    CONSTRAINT FK_FactCaseAdjustment_DimCase FOREIGN KEY (CaseKey) REFERENCES DimCase (CaseKey),
    CONSTRAINT FK_FactCaseAdjustment_DimAdjustment FOREIGN KEY (AdjustmentKey) REFERENCES DimAdjustment (AdjustmentKey),
    CONSTRAINT FK_FactCaseAdjustment_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey),
    CONSTRAINT FK_FactCaseAdjustment_SupersededBy FOREIGN KEY (SupersededBy) REFERENCES LoadJournal (LoadKey)
);
CREATE INDEX IX_FactCaseAdjustment_Load ON FactCaseAdjustment (LoadKey);

-- An interview of the study. RespondentGroup: returner or key_figure.
CREATE TABLE FactCaseInterview (
    CaseInterviewKey bigint IDENTITY(1,1) NOT NULL,
    CaseKey int NOT NULL,
    ActorKey int NOT NULL,
    RespondentGroup nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
    InterviewCount int NOT NULL,
    NoteNl nvarchar(1000) NULL,
    NoteFr nvarchar(1000) NULL,
    NoteEn nvarchar(1000) NULL,
    SourceLines nvarchar(200) NULL,
    SheetName nvarchar(100) NULL,
    RowNumber int NOT NULL,
    ColumnNumber int NOT NULL,
    LoadKey bigint NOT NULL,
    LoadedAt datetime2(3) NOT NULL,
    SupersededBy bigint NULL,
    SupersededAt datetime2(3) NULL,
    CONSTRAINT PK_FactCaseInterview PRIMARY KEY (CaseInterviewKey),
    CONSTRAINT FK_FactCaseInterview_DimCase FOREIGN KEY (CaseKey) REFERENCES DimCase (CaseKey),
    CONSTRAINT FK_FactCaseInterview_DimActor FOREIGN KEY (ActorKey) REFERENCES DimActor (ActorKey),
    CONSTRAINT FK_FactCaseInterview_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey),
    CONSTRAINT FK_FactCaseInterview_SupersededBy FOREIGN KEY (SupersededBy) REFERENCES LoadJournal (LoadKey)
);
CREATE INDEX IX_FactCaseInterview_Load ON FactCaseInterview (LoadKey);

-- A number that the report gives of its cases together. Counts says which cases it is about: "diagnosis_group=autoimmune|cardiovascular", with "&" between conditions, or "mean(age)".
CREATE TABLE FactCaseOverview (
    CaseOverviewKey bigint IDENTITY(1,1) NOT NULL,
    StudyKey int NOT NULL,
    Dimension nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    Category nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(200) NULL,
    LabelFr nvarchar(200) NULL,
    LabelEn nvarchar(200) NULL,
    Reported decimal(19,4) NOT NULL,
    IsAbout bit NOT NULL,
    Counts nvarchar(400) COLLATE Latin1_General_BIN2 NOT NULL,
    SourceLines nvarchar(200) NULL,
    SheetName nvarchar(100) NULL,
    RowNumber int NOT NULL,
    ColumnNumber int NOT NULL,
    LoadKey bigint NOT NULL,
    LoadedAt datetime2(3) NOT NULL,
    SupersededBy bigint NULL,
    SupersededAt datetime2(3) NULL,
    CONSTRAINT PK_FactCaseOverview PRIMARY KEY (CaseOverviewKey),
    CONSTRAINT FK_FactCaseOverview_DimStudy FOREIGN KEY (StudyKey) REFERENCES DimStudy (StudyKey),
    CONSTRAINT FK_FactCaseOverview_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey),
    CONSTRAINT FK_FactCaseOverview_SupersededBy FOREIGN KEY (SupersededBy) REFERENCES LoadJournal (LoadKey)
);
CREATE INDEX IX_FactCaseOverview_Load ON FactCaseOverview (LoadKey);
CREATE UNIQUE INDEX UX_FactCaseOverview_Current ON FactCaseOverview (StudyKey, Dimension, Category)
    WHERE SupersededAt IS NULL;

-- A passage that a researcher coded, by its place; the text itself is never kept. What the code was mapped to is in one of KeyKey, ActorKey and AdjustmentKey; null in all: not mapped.
-- CaseKey is null where the document belongs to no case. Positions count characters from 0; EndPosition is behind the last.
CREATE TABLE FactCaseCoding (
    CaseCodingKey bigint IDENTITY(1,1) NOT NULL,
    StudyKey int NOT NULL,
    CaseKey int NULL,
    CodeGuid char(36) COLLATE Latin1_General_BIN2 NOT NULL,
    CodeName nvarchar(400) NOT NULL,
    CodePath nvarchar(1000) NOT NULL,
    KeyKey int NULL,
    ActorKey int NULL,
    AdjustmentKey int NULL,
    DocumentName nvarchar(400) NOT NULL,
    StartPosition int NOT NULL,
    EndPosition int NOT NULL,
    SourceLines nvarchar(200) NULL,
    SheetName nvarchar(100) NULL,
    RowNumber int NOT NULL,
    ColumnNumber int NOT NULL,
    LoadKey bigint NOT NULL,
    LoadedAt datetime2(3) NOT NULL,
    SupersededBy bigint NULL,
    SupersededAt datetime2(3) NULL,
    CONSTRAINT PK_FactCaseCoding PRIMARY KEY (CaseCodingKey),
    CONSTRAINT FK_FactCaseCoding_DimStudy FOREIGN KEY (StudyKey) REFERENCES DimStudy (StudyKey),
    CONSTRAINT FK_FactCaseCoding_DimCase FOREIGN KEY (CaseKey) REFERENCES DimCase (CaseKey),
    CONSTRAINT FK_FactCaseCoding_DimKey FOREIGN KEY (KeyKey) REFERENCES DimKey (KeyKey),
    CONSTRAINT FK_FactCaseCoding_DimActor FOREIGN KEY (ActorKey) REFERENCES DimActor (ActorKey),
    CONSTRAINT FK_FactCaseCoding_DimAdjustment FOREIGN KEY (AdjustmentKey) REFERENCES DimAdjustment (AdjustmentKey),
    CONSTRAINT FK_FactCaseCoding_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey),
    CONSTRAINT FK_FactCaseCoding_SupersededBy FOREIGN KEY (SupersededBy) REFERENCES LoadJournal (LoadKey)
);
CREATE INDEX IX_FactCaseCoding_Load ON FactCaseCoding (LoadKey);
