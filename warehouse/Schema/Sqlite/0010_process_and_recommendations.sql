-- Recommendations of studies and the process of re-integration: what should be done, by whom, what could show that it happens, and how the way back
-- to work goes today and should go. The ties of an action to measures are our own reading, not the studies'.

-- An action that a study recommends. Path is study/code. LevelBasis and KeyBasis: source, or ours where the study does not say it.
CREATE TABLE DimAction (
    ActionKey int NOT NULL,
    Path nvarchar(250) NOT NULL,
    StudyCode nvarchar(60) NOT NULL,
    StudyNl nvarchar(1000) NOT NULL,
    StudyFr nvarchar(1000) NOT NULL,
    StudyEn nvarchar(1000) NOT NULL,
    Code nvarchar(60) NOT NULL,
    LabelNl nvarchar(1000) NOT NULL,
    LabelFr nvarchar(1000) NOT NULL,
    LabelEn nvarchar(1000) NOT NULL,
    MemberRank int NOT NULL,
    ActionLevel nvarchar(60) NOT NULL,
    LevelBasis nvarchar(10) NOT NULL,
    SubActor nvarchar(60) NULL,
    KeyCode nvarchar(60) NULL,
    KeyBasis nvarchar(10) NULL,
    CONSTRAINT PK_DimAction PRIMARY KEY (ActionKey),
    CONSTRAINT UQ_DimAction_Path UNIQUE (Path)
);

-- Whom an action addresses. Addressed: yes, or uncertain where the source cannot be read for sure. Certainty: high, medium or low; the reason says why not high.
CREATE TABLE FactActionActor (
    ActionActorKey bigint NOT NULL,
    ActionKey int NOT NULL,
    ActorKey int NOT NULL,
    Addressed nvarchar(10) NOT NULL,
    Certainty nvarchar(10) NOT NULL,
    ReasonNl nvarchar(1000) NULL,
    ReasonFr nvarchar(1000) NULL,
    ReasonEn nvarchar(1000) NULL,
    PublicationKey int NOT NULL,
    SheetName nvarchar(100) NULL,
    RowNumber int NOT NULL,
    ColumnNumber int NOT NULL,
    LoadKey bigint NOT NULL,
    LoadedAt datetime2(3) NOT NULL,
    SupersededBy bigint NULL,
    SupersededAt datetime2(3) NULL,
    CONSTRAINT PK_FactActionActor PRIMARY KEY (ActionActorKey),
    CONSTRAINT FK_FactActionActor_DimAction FOREIGN KEY (ActionKey) REFERENCES DimAction (ActionKey),
    CONSTRAINT FK_FactActionActor_DimActor FOREIGN KEY (ActorKey) REFERENCES DimActor (ActorKey),
    CONSTRAINT FK_FactActionActor_DimPublication FOREIGN KEY (PublicationKey) REFERENCES DimPublication (PublicationKey),
    CONSTRAINT FK_FactActionActor_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey),
    CONSTRAINT FK_FactActionActor_SupersededBy FOREIGN KEY (SupersededBy) REFERENCES LoadJournal (LoadKey)
);
CREATE INDEX IX_FactActionActor_Load ON FactActionActor (LoadKey);
CREATE UNIQUE INDEX UX_FactActionActor_Current ON FactActionActor (ActionKey, ActorKey)
    WHERE SupersededAt IS NULL;

-- A measure of the semantic model that could show movement on an action, with the members to which it is limited (survey=cm2023; question=guided;
-- answer=yes), the direction that the action wants (up, down) and whether the link is direct or indirect. Without a measure the row states that no
-- source of the warehouse measures the action; the reason says why.
CREATE TABLE FactActionIndicator (
    ActionIndicatorKey bigint NOT NULL,
    ActionKey int NOT NULL,
    TieRank int NOT NULL,
    MeasureCode nvarchar(60) NULL,
    Filters nvarchar(1000) NULL,
    DirectionWanted nvarchar(10) NULL,
    LinkStrength nvarchar(10) NULL,
    ReasonNl nvarchar(1000) NOT NULL,
    ReasonFr nvarchar(1000) NOT NULL,
    ReasonEn nvarchar(1000) NOT NULL,
    PublicationKey int NOT NULL,
    SheetName nvarchar(100) NULL,
    RowNumber int NOT NULL,
    ColumnNumber int NOT NULL,
    LoadKey bigint NOT NULL,
    LoadedAt datetime2(3) NOT NULL,
    SupersededBy bigint NULL,
    SupersededAt datetime2(3) NULL,
    CONSTRAINT PK_FactActionIndicator PRIMARY KEY (ActionIndicatorKey),
    CONSTRAINT FK_FactActionIndicator_DimAction FOREIGN KEY (ActionKey) REFERENCES DimAction (ActionKey),
    CONSTRAINT FK_FactActionIndicator_DimPublication FOREIGN KEY (PublicationKey) REFERENCES DimPublication (PublicationKey),
    CONSTRAINT FK_FactActionIndicator_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey),
    CONSTRAINT FK_FactActionIndicator_SupersededBy FOREIGN KEY (SupersededBy) REFERENCES LoadJournal (LoadKey)
);
CREATE INDEX IX_FactActionIndicator_Load ON FactActionIndicator (LoadKey);
CREATE UNIQUE INDEX UX_FactActionIndicator_Current ON FactActionIndicator (ActionKey, TieRank)
    WHERE SupersededAt IS NULL;

-- A step of the way back to work. Timeline: current or ideal. ClockStart: from when the values count, a milestone or another moment of the source.
-- Values are null where the source gives none. Unit: day, month or per_year. Certainty: stated, inferred or single_case. The milestones are the pair
-- for which the step stands, so that measured waiting times can be set against it; our own reading.
CREATE TABLE FactProcessStep (
    ProcessStepKey bigint NOT NULL,
    SourceCode nvarchar(60) NOT NULL,
    StepCode nvarchar(60) NOT NULL,
    Timeline nvarchar(10) NOT NULL,
    StepOrder int NOT NULL,
    LabelNl nvarchar(1000) NOT NULL,
    LabelFr nvarchar(1000) NOT NULL,
    LabelEn nvarchar(1000) NOT NULL,
    TriggerNl nvarchar(1000) NOT NULL,
    TriggerFr nvarchar(1000) NOT NULL,
    TriggerEn nvarchar(1000) NOT NULL,
    ClockStart nvarchar(60) NULL,
    FromValue decimal(9,2) NULL,
    ToValue decimal(9,2) NULL,
    DurationUnit nvarchar(10) NULL,
    LegalBasis nvarchar(300) NULL,
    NoteNl nvarchar(1000) NULL,
    NoteFr nvarchar(1000) NULL,
    NoteEn nvarchar(1000) NULL,
    Certainty nvarchar(12) NOT NULL,
    NextSteps nvarchar(300) NULL,
    FromMilestoneKey int NULL,
    ToMilestoneKey int NULL,
    PublicationKey int NOT NULL,
    SheetName nvarchar(100) NULL,
    RowNumber int NOT NULL,
    ColumnNumber int NOT NULL,
    LoadKey bigint NOT NULL,
    LoadedAt datetime2(3) NOT NULL,
    SupersededBy bigint NULL,
    SupersededAt datetime2(3) NULL,
    CONSTRAINT PK_FactProcessStep PRIMARY KEY (ProcessStepKey),
    CONSTRAINT FK_FactProcessStep_FromMilestone FOREIGN KEY (FromMilestoneKey) REFERENCES DimMilestone (MilestoneKey),
    CONSTRAINT FK_FactProcessStep_ToMilestone FOREIGN KEY (ToMilestoneKey) REFERENCES DimMilestone (MilestoneKey),
    CONSTRAINT FK_FactProcessStep_DimPublication FOREIGN KEY (PublicationKey) REFERENCES DimPublication (PublicationKey),
    CONSTRAINT FK_FactProcessStep_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey),
    CONSTRAINT FK_FactProcessStep_SupersededBy FOREIGN KEY (SupersededBy) REFERENCES LoadJournal (LoadKey)
);
CREATE INDEX IX_FactProcessStep_Load ON FactProcessStep (LoadKey);
CREATE UNIQUE INDEX UX_FactProcessStep_Current ON FactProcessStep (SourceCode, StepCode)
    WHERE SupersededAt IS NULL;

-- Who takes part in a step. Current as long as its step is.
CREATE TABLE FactProcessStepActor (
    ProcessStepKey bigint NOT NULL,
    ActorKey int NOT NULL,
    CONSTRAINT PK_FactProcessStepActor PRIMARY KEY (ProcessStepKey, ActorKey),
    CONSTRAINT FK_FactProcessStepActor_FactProcessStep FOREIGN KEY (ProcessStepKey) REFERENCES FactProcessStep (ProcessStepKey),
    CONSTRAINT FK_FactProcessStepActor_DimActor FOREIGN KEY (ActorKey) REFERENCES DimActor (ActorKey)
);

-- What goes wrong on the way, what the source recommends and how that could be measured. BottleneckLevel: micro, meso or macro; LevelBasis: source or
-- ours. TieKind: milestones, measure or none (nothing in the warehouse measures it).
CREATE TABLE FactBottleneck (
    BottleneckKey bigint NOT NULL,
    SourceCode nvarchar(60) NOT NULL,
    BottleneckCode nvarchar(60) NOT NULL,
    MemberRank int NOT NULL,
    BottleneckLevel nvarchar(10) NOT NULL,
    LevelBasis nvarchar(10) NOT NULL,
    Origin nvarchar(30) NOT NULL,
    LabelNl nvarchar(1000) NOT NULL,
    LabelFr nvarchar(1000) NOT NULL,
    LabelEn nvarchar(1000) NOT NULL,
    RecommendationNl nvarchar(1000) NULL,
    RecommendationFr nvarchar(1000) NULL,
    RecommendationEn nvarchar(1000) NULL,
    MeasurableNl nvarchar(1000) NOT NULL,
    MeasurableFr nvarchar(1000) NOT NULL,
    MeasurableEn nvarchar(1000) NOT NULL,
    TieKind nvarchar(10) NOT NULL,
    FromMilestoneKey int NULL,
    ToMilestoneKey int NULL,
    MeasureCode nvarchar(60) NULL,
    Filters nvarchar(1000) NULL,
    ReasonNl nvarchar(1000) NOT NULL,
    ReasonFr nvarchar(1000) NOT NULL,
    ReasonEn nvarchar(1000) NOT NULL,
    PublicationKey int NOT NULL,
    SheetName nvarchar(100) NULL,
    RowNumber int NOT NULL,
    ColumnNumber int NOT NULL,
    LoadKey bigint NOT NULL,
    LoadedAt datetime2(3) NOT NULL,
    SupersededBy bigint NULL,
    SupersededAt datetime2(3) NULL,
    CONSTRAINT PK_FactBottleneck PRIMARY KEY (BottleneckKey),
    CONSTRAINT FK_FactBottleneck_FromMilestone FOREIGN KEY (FromMilestoneKey) REFERENCES DimMilestone (MilestoneKey),
    CONSTRAINT FK_FactBottleneck_ToMilestone FOREIGN KEY (ToMilestoneKey) REFERENCES DimMilestone (MilestoneKey),
    CONSTRAINT FK_FactBottleneck_DimPublication FOREIGN KEY (PublicationKey) REFERENCES DimPublication (PublicationKey),
    CONSTRAINT FK_FactBottleneck_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey),
    CONSTRAINT FK_FactBottleneck_SupersededBy FOREIGN KEY (SupersededBy) REFERENCES LoadJournal (LoadKey)
);
CREATE INDEX IX_FactBottleneck_Load ON FactBottleneck (LoadKey);
CREATE UNIQUE INDEX UX_FactBottleneck_Current ON FactBottleneck (SourceCode, BottleneckCode)
    WHERE SupersededAt IS NULL;

-- Whom a bottleneck's recommendation addresses. Current as long as its bottleneck is.
CREATE TABLE FactBottleneckActor (
    BottleneckKey bigint NOT NULL,
    ActorKey int NOT NULL,
    CONSTRAINT PK_FactBottleneckActor PRIMARY KEY (BottleneckKey, ActorKey),
    CONSTRAINT FK_FactBottleneckActor_FactBottleneck FOREIGN KEY (BottleneckKey) REFERENCES FactBottleneck (BottleneckKey),
    CONSTRAINT FK_FactBottleneckActor_DimActor FOREIGN KEY (ActorKey) REFERENCES DimActor (ActorKey)
);
