-- Trajectories: one row a spell of incapacity for work, with a date and a lag in days since its start for each milestone (the first time it was
-- reached), and the events from which that was made. Health data of persons: no view shows them; they are read through disclosure control only.

-- An accumulating snapshot. A spell that a later load changes gets a new row with the same SpellKey; the old one is kept and marked superseded.
-- Pseudonym is a keyed hash of the identifier in the file; the identifier itself is never kept.
-- SpellState: incapacitated, partially_resumed, resumed or closed. EndDateKey: the day of a full resumption that lasted, or of the closure; null while it is open.
-- EndReason: full_resumption, or the reason of the closure.
CREATE TABLE FactTrajectory (
    TrajectoryKey bigint NOT NULL,
    SpellKey bigint NOT NULL,
    VersionNumber int NOT NULL,
    Pseudonym char(64) COLLATE Latin1_General_BIN2 NOT NULL,
    SchemeKey int NOT NULL,
    SexKey int NOT NULL,
    AgeGroupKey int NOT NULL,
    RegionKey int NOT NULL,
    DiseaseGroupKey int NOT NULL,
    StartDateKey int NOT NULL,
    FirstContactDateKey int NULL,
    FirstContactLag int NULL,
    TrajectoryRequestDateKey int NULL,
    TrajectoryRequestLag int NULL,
    AssessmentDateKey int NULL,
    AssessmentLag int NULL,
    PlanDateKey int NULL,
    PlanLag int NULL,
    WorkplaceVisitDateKey int NULL,
    WorkplaceVisitLag int NULL,
    VdabRegistrationDateKey int NULL,
    VdabRegistrationLag int NULL,
    TrainingStartDateKey int NULL,
    TrainingStartLag int NULL,
    AuthorisedActivityDateKey int NULL,
    AuthorisedActivityLag int NULL,
    PartialResumptionDateKey int NULL,
    PartialResumptionLag int NULL,
    FullResumptionDateKey int NULL,
    FullResumptionLag int NULL,
    RelapseDateKey int NULL,
    RelapseLag int NULL,
    ClosureDateKey int NULL,
    ClosureLag int NULL,
    EndDateKey int NULL,
    EndReason nvarchar(20) COLLATE Latin1_General_BIN2 NULL,
    SpellState nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
    EventCount int NOT NULL,
    HandOverCount int NOT NULL,
    ActorCount int NOT NULL,
    IsSynthetic bit NOT NULL,
    RowNumber int NOT NULL,
    LoadKey bigint NOT NULL,
    LoadedAt datetime2(3) NOT NULL,
    SupersededBy bigint NULL,
    SupersededAt datetime2(3) NULL,
    CONSTRAINT PK_FactTrajectory PRIMARY KEY (TrajectoryKey),
    CONSTRAINT FK_FactTrajectory_DimScheme FOREIGN KEY (SchemeKey) REFERENCES DimScheme (SchemeKey),
    CONSTRAINT FK_FactTrajectory_DimSex FOREIGN KEY (SexKey) REFERENCES DimSex (SexKey),
    CONSTRAINT FK_FactTrajectory_DimAgeGroup FOREIGN KEY (AgeGroupKey) REFERENCES DimAgeGroup (AgeGroupKey),
    CONSTRAINT FK_FactTrajectory_DimRegion FOREIGN KEY (RegionKey) REFERENCES DimRegion (RegionKey),
    CONSTRAINT FK_FactTrajectory_DimDiseaseGroup FOREIGN KEY (DiseaseGroupKey) REFERENCES DimDiseaseGroup (DiseaseGroupKey),
    CONSTRAINT FK_FactTrajectory_Start FOREIGN KEY (StartDateKey) REFERENCES DimDate (DateKey),
    CONSTRAINT FK_FactTrajectory_FirstContact FOREIGN KEY (FirstContactDateKey) REFERENCES DimDate (DateKey),
    CONSTRAINT FK_FactTrajectory_TrajectoryRequest FOREIGN KEY (TrajectoryRequestDateKey) REFERENCES DimDate (DateKey),
    CONSTRAINT FK_FactTrajectory_Assessment FOREIGN KEY (AssessmentDateKey) REFERENCES DimDate (DateKey),
    CONSTRAINT FK_FactTrajectory_Plan FOREIGN KEY (PlanDateKey) REFERENCES DimDate (DateKey),
    CONSTRAINT FK_FactTrajectory_WorkplaceVisit FOREIGN KEY (WorkplaceVisitDateKey) REFERENCES DimDate (DateKey),
    CONSTRAINT FK_FactTrajectory_VdabRegistration FOREIGN KEY (VdabRegistrationDateKey) REFERENCES DimDate (DateKey),
    CONSTRAINT FK_FactTrajectory_TrainingStart FOREIGN KEY (TrainingStartDateKey) REFERENCES DimDate (DateKey),
    CONSTRAINT FK_FactTrajectory_AuthorisedActivity FOREIGN KEY (AuthorisedActivityDateKey) REFERENCES DimDate (DateKey),
    CONSTRAINT FK_FactTrajectory_PartialResumption FOREIGN KEY (PartialResumptionDateKey) REFERENCES DimDate (DateKey),
    CONSTRAINT FK_FactTrajectory_FullResumption FOREIGN KEY (FullResumptionDateKey) REFERENCES DimDate (DateKey),
    CONSTRAINT FK_FactTrajectory_Relapse FOREIGN KEY (RelapseDateKey) REFERENCES DimDate (DateKey),
    CONSTRAINT FK_FactTrajectory_Closure FOREIGN KEY (ClosureDateKey) REFERENCES DimDate (DateKey),
    CONSTRAINT FK_FactTrajectory_End FOREIGN KEY (EndDateKey) REFERENCES DimDate (DateKey),
    CONSTRAINT FK_FactTrajectory_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey),
    CONSTRAINT FK_FactTrajectory_SupersededBy FOREIGN KEY (SupersededBy) REFERENCES LoadJournal (LoadKey)
);
CREATE INDEX IX_FactTrajectory_Load ON FactTrajectory (LoadKey);
CREATE INDEX IX_FactTrajectory_Spell ON FactTrajectory (SpellKey);
CREATE UNIQUE INDEX UX_FactTrajectory_Current ON FactTrajectory (Pseudonym, StartDateKey)
    WHERE SupersededAt IS NULL;

-- One event of a spell as it was reported. One that was corrected, withdrawn, or moved to another spell by a late start
-- is kept and marked superseded; EndedBy says which.
CREATE TABLE FactTrajectoryEvent (
    TrajectoryEventKey bigint NOT NULL,
    SpellKey bigint NOT NULL,
    MilestoneKey int NOT NULL,
    DateKey int NOT NULL,
    ActorKey int NOT NULL,
    HoursPerWeek decimal(5,2) NULL,
    Reason nvarchar(20) COLLATE Latin1_General_BIN2 NULL,
    RowNumber int NOT NULL,
    LoadKey bigint NOT NULL,
    LoadedAt datetime2(3) NOT NULL,
    EndedBy nvarchar(10) COLLATE Latin1_General_BIN2 NULL,
    SupersededBy bigint NULL,
    SupersededAt datetime2(3) NULL,
    CONSTRAINT PK_FactTrajectoryEvent PRIMARY KEY (TrajectoryEventKey),
    CONSTRAINT FK_FactTrajectoryEvent_DimMilestone FOREIGN KEY (MilestoneKey) REFERENCES DimMilestone (MilestoneKey),
    CONSTRAINT FK_FactTrajectoryEvent_DimDate FOREIGN KEY (DateKey) REFERENCES DimDate (DateKey),
    CONSTRAINT FK_FactTrajectoryEvent_DimActor FOREIGN KEY (ActorKey) REFERENCES DimActor (ActorKey),
    CONSTRAINT FK_FactTrajectoryEvent_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey),
    CONSTRAINT FK_FactTrajectoryEvent_SupersededBy FOREIGN KEY (SupersededBy) REFERENCES LoadJournal (LoadKey)
);
CREATE INDEX IX_FactTrajectoryEvent_Spell ON FactTrajectoryEvent (SpellKey);
CREATE INDEX IX_FactTrajectoryEvent_Load ON FactTrajectoryEvent (LoadKey);

-- Up to which day each loaded file tells everything: spells without an end are censored at the latest of these days.
CREATE TABLE FactTrajectoryExtract (
    LoadKey bigint NOT NULL,
    ExtractDateKey int NOT NULL,
    IsSynthetic bit NOT NULL,
    LoadedAt datetime2(3) NOT NULL,
    CONSTRAINT PK_FactTrajectoryExtract PRIMARY KEY (LoadKey),
    CONSTRAINT FK_FactTrajectoryExtract_LoadJournal FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey),
    CONSTRAINT FK_FactTrajectoryExtract_DimDate FOREIGN KEY (ExtractDateKey) REFERENCES DimDate (DateKey)
);
