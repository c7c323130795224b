-- Conformed dimensions. Their members come from the code lists; a key, once given to a code, never changes.

-- A year (yyyy0000), a month (yyyyMM00) or a day (yyyyMMdd): stocks stand at a day, flows cover a year or a month.
CREATE TABLE DimDate (
    DateKey int NOT NULL,
    Code nvarchar(10) COLLATE Latin1_General_BIN2 NOT NULL,
    PeriodType nvarchar(5) NOT NULL,
    FirstDay date NOT NULL,
    LastDay date NOT NULL,
    CalendarYear int NOT NULL,
    CONSTRAINT PK_DimDate PRIMARY KEY (DateKey),
    CONSTRAINT UQ_DimDate_Code UNIQUE (Code)
);

CREATE TABLE DimScheme (
    SchemeKey int NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(200) NOT NULL,
    LabelFr nvarchar(200) NOT NULL,
    LabelEn nvarchar(200) NOT NULL,
    ParentCode nvarchar(60) COLLATE Latin1_General_BIN2 NULL,
    MemberRank int NOT NULL,
    MemberRole nvarchar(10) NOT NULL,
    ValidFrom date NULL,
    ValidTo date NULL,
    CONSTRAINT PK_DimScheme PRIMARY KEY (SchemeKey),
    CONSTRAINT UQ_DimScheme_Code UNIQUE (Code)
);

CREATE TABLE DimSex (
    SexKey int NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(200) NOT NULL,
    LabelFr nvarchar(200) NOT NULL,
    LabelEn nvarchar(200) NOT NULL,
    ParentCode nvarchar(60) COLLATE Latin1_General_BIN2 NULL,
    MemberRank int NOT NULL,
    MemberRole nvarchar(10) NOT NULL,
    ValidFrom date NULL,
    ValidTo date NULL,
    CONSTRAINT PK_DimSex PRIMARY KEY (SexKey),
    CONSTRAINT UQ_DimSex_Code UNIQUE (Code)
);

CREATE TABLE DimAgeGroup (
    AgeGroupKey int NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(200) NOT NULL,
    LabelFr nvarchar(200) NOT NULL,
    LabelEn nvarchar(200) NOT NULL,
    ParentCode nvarchar(60) COLLATE Latin1_General_BIN2 NULL,
    MemberRank int NOT NULL,
    MemberRole nvarchar(10) NOT NULL,
    ValidFrom date NULL,
    ValidTo date NULL,
    CONSTRAINT PK_DimAgeGroup PRIMARY KEY (AgeGroupKey),
    CONSTRAINT UQ_DimAgeGroup_Code UNIQUE (Code)
);

CREATE TABLE DimRegion (
    RegionKey int NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(200) NOT NULL,
    LabelFr nvarchar(200) NOT NULL,
    LabelEn nvarchar(200) NOT NULL,
    ParentCode nvarchar(60) COLLATE Latin1_General_BIN2 NULL,
    MemberRank int NOT NULL,
    MemberRole nvarchar(10) NOT NULL,
    ValidFrom date NULL,
    ValidTo date NULL,
    NisCode nvarchar(5) NULL,
    CONSTRAINT PK_DimRegion PRIMARY KEY (RegionKey),
    CONSTRAINT UQ_DimRegion_Code UNIQUE (Code)
);

CREATE TABLE DimDiseaseGroup (
    DiseaseGroupKey int NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(200) NOT NULL,
    LabelFr nvarchar(200) NOT NULL,
    LabelEn nvarchar(200) NOT NULL,
    ParentCode nvarchar(60) COLLATE Latin1_General_BIN2 NULL,
    MemberRank int NOT NULL,
    MemberRole nvarchar(10) NOT NULL,
    ValidFrom date NULL,
    ValidTo date NULL,
    IcdChapter nvarchar(20) NULL,
    CONSTRAINT PK_DimDiseaseGroup PRIMARY KEY (DiseaseGroupKey),
    CONSTRAINT UQ_DimDiseaseGroup_Code UNIQUE (Code)
);

CREATE TABLE DimStatus (
    StatusKey int NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(200) NOT NULL,
    LabelFr nvarchar(200) NOT NULL,
    LabelEn nvarchar(200) NOT NULL,
    ParentCode nvarchar(60) COLLATE Latin1_General_BIN2 NULL,
    MemberRank int NOT NULL,
    MemberRole nvarchar(10) NOT NULL,
    ValidFrom date NULL,
    ValidTo date NULL,
    CONSTRAINT PK_DimStatus PRIMARY KEY (StatusKey),
    CONSTRAINT UQ_DimStatus_Code UNIQUE (Code)
);

CREATE TABLE DimUnit (
    UnitKey int NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(200) NOT NULL,
    LabelFr nvarchar(200) NOT NULL,
    LabelEn nvarchar(200) NOT NULL,
    Symbol nvarchar(5) NOT NULL,
    Quantity nvarchar(60) NOT NULL,
    Scale int NOT NULL,
    CONSTRAINT PK_DimUnit PRIMARY KEY (UnitKey),
    CONSTRAINT UQ_DimUnit_Code UNIQUE (Code)
);

CREATE TABLE DimIndicator (
    IndicatorKey int NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(200) NOT NULL,
    LabelFr nvarchar(200) NOT NULL,
    LabelEn nvarchar(200) NOT NULL,
    Kind nvarchar(10) NOT NULL,
    UnitKey int NOT NULL,
    CONSTRAINT PK_DimIndicator PRIMARY KEY (IndicatorKey),
    CONSTRAINT UQ_DimIndicator_Code UNIQUE (Code),
    CONSTRAINT FK_DimIndicator_DimUnit FOREIGN KEY (UnitKey) REFERENCES DimUnit (UnitKey)
);

CREATE TABLE DimPublication (
    PublicationKey int NOT NULL,
    Code nvarchar(120) COLLATE Latin1_General_BIN2 NOT NULL,
    Title nvarchar(300) NOT NULL,
    Publisher nvarchar(150) NOT NULL,
    Kind nvarchar(20) NOT NULL,
    Series nvarchar(120) COLLATE Latin1_General_BIN2 NOT NULL,
    Edition nvarchar(10) NOT NULL,
    Language nvarchar(2) NOT NULL,
    Url nvarchar(500) NULL,
    CONSTRAINT PK_DimPublication PRIMARY KEY (PublicationKey),
    CONSTRAINT UQ_DimPublication_Code UNIQUE (Code)
);

-- Labels seen in sources that mean a member.
CREATE TABLE Synonym (
    Dimension nvarchar(30) COLLATE Latin1_General_BIN2 NOT NULL,
    Label nvarchar(200) COLLATE Latin1_General_BIN2 NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT PK_Synonym PRIMARY KEY (Dimension, Label)
);
