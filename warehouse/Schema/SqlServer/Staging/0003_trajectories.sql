-- What a load of trajectories stages: which versions of spells and which events end, and the lines that were not taken over. What is new goes from a
-- scratch file straight to the star schema.
IF OBJECT_ID('staging.TrajectoryVersion') IS NULL CREATE TABLE staging.TrajectoryVersion (
    LoadKey bigint NOT NULL,
    TrajectoryKey bigint NOT NULL
);
IF OBJECT_ID('staging.TrajectoryEvent') IS NULL CREATE TABLE staging.TrajectoryEvent (
    LoadKey bigint NOT NULL,
    TrajectoryEventKey bigint NOT NULL,
    EndedBy nvarchar(10) NOT NULL
);
IF OBJECT_ID('staging.TrajectoryRejection') IS NULL CREATE TABLE staging.TrajectoryRejection (
    LoadKey bigint NOT NULL,
    LineNumber int NOT NULL,
    Cell nvarchar(20) NOT NULL,
    FoundValue nvarchar(400) NULL,
    Reason nvarchar(1000) NOT NULL
);
