-- What happened to the warehouse: files seen, loads, rejected rows, checks, reports made.

CREATE TABLE SourceFile (
    SourceFileKey bigint IDENTITY(1,1) NOT NULL,
    Sha256 char(64) COLLATE Latin1_General_BIN2 NOT NULL,
    FileName nvarchar(260) NOT NULL,
    SizeBytes bigint NOT NULL,
    FirstSeen datetime2(3) NOT NULL,
    CONSTRAINT PK_SourceFile PRIMARY KEY (SourceFileKey),
    CONSTRAINT UQ_SourceFile_Sha256 UNIQUE (Sha256)
);

-- SourceFileKey is null only where a file could not be read at all. Times are UTC.
CREATE TABLE LoadJournal (
    LoadKey bigint IDENTITY(1,1) NOT NULL,
    Source nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    Dataset nvarchar(120) COLLATE Latin1_General_BIN2 NOT NULL,
    Period nvarchar(10) COLLATE Latin1_General_BIN2 NOT NULL,
    Layout nvarchar(120) NOT NULL,
    SourceFileKey bigint NULL,
    FileName nvarchar(260) NOT NULL,
    State nvarchar(20) NOT NULL,
    Reason nvarchar(4000) NULL,
    RowsRead int NOT NULL,
    RowsLoaded int NOT NULL,
    RowsRejected int NOT NULL,
    RowsSuperseded int NOT NULL,
    HashTotal decimal(19,4) NOT NULL,
    Forced bit NOT NULL,
    RerunOf bigint NULL,
    StartedBy nvarchar(100) NOT NULL,
    Host nvarchar(100) NOT NULL,
    ProcessId int NOT NULL,
    StartedAt datetime2(3) NOT NULL,
    FinishedAt datetime2(3) NULL,
    CONSTRAINT PK_LoadJournal PRIMARY KEY (LoadKey),
    CONSTRAINT FK_LoadJournal_SourceFile FOREIGN KEY (SourceFileKey) REFERENCES SourceFile (SourceFileKey),
    CONSTRAINT FK_LoadJournal_RerunOf FOREIGN KEY (RerunOf) REFERENCES LoadJournal (LoadKey)
);
CREATE INDEX IX_LoadJournal_Slice ON LoadJournal (Source, Dataset, Period, State);

CREATE TABLE LoadTransition (
    LoadKey bigint NOT NULL,
    Seq int NOT NULL,
    State nvarchar(20) NOT NULL,
    Reason nvarchar(4000) NULL,
    At datetime2(3) NOT NULL,
    CONSTRAINT PK_LoadTransition PRIMARY KEY (LoadKey, Seq),
    CONSTRAINT FK_LoadTransition_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey)
);

-- Sheet is null for a text file; Cell is null where a problem is the file's, not a cell's.
CREATE TABLE RejectedRow (
    LoadKey bigint NOT NULL,
    Seq int NOT NULL,
    SheetName nvarchar(100) NULL,
    Cell nvarchar(20) NULL,
    FoundValue nvarchar(400) NULL,
    Reason nvarchar(1000) NOT NULL,
    CONSTRAINT PK_RejectedRow PRIMARY KEY (LoadKey, Seq),
    CONSTRAINT FK_RejectedRow_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey)
);

CREATE TABLE CheckResult (
    CheckResultKey bigint IDENTITY(1,1) NOT NULL,
    CheckCode nvarchar(120) NOT NULL,
    Source nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    Severity nvarchar(10) NOT NULL,
    Outcome nvarchar(20) NOT NULL,
    Message nvarchar(1000) NOT NULL,
    Tested int NOT NULL,
    Offenders int NOT NULL,
    RunAt datetime2(3) NOT NULL,
    CONSTRAINT PK_CheckResult PRIMARY KEY (CheckResultKey)
);
CREATE INDEX IX_CheckResult_RunAt ON CheckResult (RunAt);

CREATE TABLE CheckOffender (
    CheckResultKey bigint NOT NULL,
    Seq int NOT NULL,
    What nvarchar(400) NOT NULL,
    FoundValue nvarchar(400) NOT NULL,
    ExpectedValue nvarchar(400) NOT NULL,
    Address nvarchar(1000) NOT NULL,
    CONSTRAINT PK_CheckOffender PRIMARY KEY (CheckResultKey, Seq),
    CONSTRAINT FK_CheckOffender_CheckResult FOREIGN KEY (CheckResultKey) REFERENCES CheckResult (CheckResultKey)
);

CREATE TABLE ReportRun (
    ReportRunKey bigint IDENTITY(1,1) NOT NULL,
    Report nvarchar(100) NOT NULL,
    Language nvarchar(2) NOT NULL,
    Period nvarchar(10) COLLATE Latin1_General_BIN2 NOT NULL,
    Format nvarchar(10) NOT NULL,
    FileName nvarchar(260) NOT NULL,
    Sha256 char(64) COLLATE Latin1_General_BIN2 NOT NULL,
    SizeBytes bigint NOT NULL,
    KnownAt datetime2(3) NOT NULL,
    StartedBy nvarchar(100) NOT NULL,
    StartedAt datetime2(3) NOT NULL,
    FinishedAt datetime2(3) NOT NULL,
    CONSTRAINT PK_ReportRun PRIMARY KEY (ReportRunKey)
);
