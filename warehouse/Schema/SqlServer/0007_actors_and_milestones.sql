-- Members of case studies and trajectories, from the code lists: who acts, and what happens on the way back to work.

CREATE TABLE DimActor (
    ActorKey int NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(200) NOT NULL,
    LabelFr nvarchar(200) NOT NULL,
    LabelEn nvarchar(200) NOT NULL,
    ParentCode nvarchar(60) COLLATE Latin1_General_BIN2 NULL,
    MemberRank int NOT NULL,
    MemberRole nvarchar(10) NOT NULL,
    ValidFrom date NULL,
    ValidTo date NULL,
    Circle nvarchar(20) COLLATE Latin1_General_BIN2 NULL,
    CONSTRAINT PK_DimActor PRIMARY KEY (ActorKey),
    CONSTRAINT UQ_DimActor_Code UNIQUE (Code)
);

CREATE TABLE DimMilestone (
    MilestoneKey int NOT NULL,
    Code nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    LabelNl nvarchar(200) NOT NULL,
    LabelFr nvarchar(200) NOT NULL,
    LabelEn nvarchar(200) NOT NULL,
    ParentCode nvarchar(60) COLLATE Latin1_General_BIN2 NULL,
    MemberRank int NOT NULL,
    MemberRole nvarchar(10) NOT NULL,
    ValidFrom date NULL,
    ValidTo date NULL,
    CONSTRAINT PK_DimMilestone PRIMARY KEY (MilestoneKey),
    CONSTRAINT UQ_DimMilestone_Code UNIQUE (Code)
);
