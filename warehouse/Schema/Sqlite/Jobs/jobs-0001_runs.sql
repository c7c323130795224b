-- What runs by itself or is asked for: the queue, its history and its log. It stands in the scheduler's store, not in the warehouse, so that a long load
-- does not hold up the queue and a copy of the warehouse does not take along what another installation has to do. Times are UTC.

-- Runs that belong together, as the slices of a backfill. AtOnce: how many of them may run at the same time.
CREATE TABLE JobGroup (
    JobGroupKey INTEGER NOT NULL,
    Kind nvarchar(40) NOT NULL,
    Subject nvarchar(400) NOT NULL,
    AtOnce int NOT NULL,
    RequestedBy nvarchar(200) NOT NULL,
    CreatedAt datetime2(3) NOT NULL,
    CONSTRAINT PK_JobGroup PRIMARY KEY (JobGroupKey)
);

-- Recurring: the name of the recurring job, or null where a person asked. Exclusive: what only one run may touch at a time. Once: no two runs have the same;
-- a run that may be asked for any number of times has a random one. Attempt: 0 before the first. DueAt: not before.
CREATE TABLE JobRun (
    JobRunKey INTEGER NOT NULL,
    Kind nvarchar(40) NOT NULL,
    Recurring nvarchar(80) NULL,
    Subject nvarchar(400) NOT NULL,
    Exclusive nvarchar(400) NULL,
    Once nvarchar(200) NOT NULL,
    Input nvarchar(4000) NOT NULL,
    JobGroupKey bigint NULL,
    Priority int NOT NULL,
    State nvarchar(20) NOT NULL,
    Reason nvarchar(2000) NULL,
    Attempt int NOT NULL,
    DueAt datetime2(3) NOT NULL,
    Node nvarchar(200) NULL,
    CancelAskedBy nvarchar(200) NULL,
    ProgressDone bigint NULL,
    ProgressTotal bigint NULL,
    ProgressText nvarchar(200) NULL,
    RequestedBy nvarchar(200) NOT NULL,
    CreatedAt datetime2(3) NOT NULL,
    StartedAt datetime2(3) NULL,
    FinishedAt datetime2(3) NULL,
    CONSTRAINT PK_JobRun PRIMARY KEY (JobRunKey),
    CONSTRAINT UQ_JobRun_Once UNIQUE (Once),
    CONSTRAINT FK_JobRun_Group FOREIGN KEY (JobGroupKey) REFERENCES JobGroup (JobGroupKey)
);
CREATE INDEX IX_JobRun_State ON JobRun (State, Priority, JobRunKey);
CREATE INDEX IX_JobRun_Recurring ON JobRun (Recurring, JobRunKey);
CREATE INDEX IX_JobRun_Group ON JobRun (JobGroupKey, State);

CREATE TABLE JobTransition (
    JobRunKey bigint NOT NULL,
    Seq int NOT NULL,
    State nvarchar(20) NOT NULL,
    Attempt int NOT NULL,
    Reason nvarchar(2000) NULL,
    Node nvarchar(200) NULL,
    At datetime2(3) NOT NULL,
    CONSTRAINT PK_JobTransition PRIMARY KEY (JobRunKey, Seq),
    CONSTRAINT FK_JobTransition_Run FOREIGN KEY (JobRunKey) REFERENCES JobRun (JobRunKey)
);

CREATE TABLE JobLogLine (
    JobLogLineKey INTEGER NOT NULL,
    JobRunKey bigint NOT NULL,
    Attempt int NOT NULL,
    Level nvarchar(12) NOT NULL,
    Message nvarchar(2000) NOT NULL,
    At datetime2(3) NOT NULL,
    CONSTRAINT PK_JobLogLine PRIMARY KEY (JobLogLineKey),
    CONSTRAINT FK_JobLogLine_Run FOREIGN KEY (JobRunKey) REFERENCES JobRun (JobRunKey)
);
CREATE INDEX IX_JobLogLine_Run ON JobLogLine (JobRunKey);

-- What came of the parts of a run: a file, a slice, a check, a recipient.
CREATE TABLE JobPart (
    JobPartKey INTEGER NOT NULL,
    JobRunKey bigint NOT NULL,
    Attempt int NOT NULL,
    Subject nvarchar(400) NOT NULL,
    State nvarchar(20) NOT NULL,
    LoadKey bigint NULL,
    Reason nvarchar(2000) NULL,
    CONSTRAINT PK_JobPart PRIMARY KEY (JobPartKey),
    CONSTRAINT FK_JobPart_Run FOREIGN KEY (JobRunKey) REFERENCES JobRun (JobRunKey)
);
CREATE INDEX IX_JobPart_Run ON JobPart (JobRunKey);

-- What a waiting run waits for. NeedsRunKey is null where it is not a run.
CREATE TABLE JobNeed (
    JobRunKey bigint NOT NULL,
    Seq int NOT NULL,
    NeedsRunKey bigint NULL,
    What nvarchar(400) NOT NULL,
    CONSTRAINT PK_JobNeed PRIMARY KEY (JobRunKey, Seq),
    CONSTRAINT FK_JobNeed_Run FOREIGN KEY (JobRunKey) REFERENCES JobRun (JobRunKey)
);

-- What a running run holds: what is exclusive to it, and its place in its group. A second run that wants the same cannot begin.
CREATE TABLE JobHold (
    HoldName nvarchar(400) NOT NULL,
    JobRunKey bigint NOT NULL,
    CONSTRAINT PK_JobHold PRIMARY KEY (HoldName),
    CONSTRAINT FK_JobHold_Run FOREIGN KEY (JobRunKey) REFERENCES JobRun (JobRunKey)
);
CREATE INDEX IX_JobHold_Run ON JobHold (JobRunKey);

-- A process that takes runs. It lives while it holds the lock of its name.
CREATE TABLE JobNode (
    Node nvarchar(200) NOT NULL,
    Host nvarchar(100) NOT NULL,
    ProcessId int NOT NULL,
    StartedAt datetime2(3) NOT NULL,
    SeenAt datetime2(3) NOT NULL,
    CONSTRAINT PK_JobNode PRIMARY KEY (Node)
);

-- Since: times before it are nobody's debt. A job that is paused has who paused it, when and why.
CREATE TABLE RecurringJob (
    Name nvarchar(80) NOT NULL,
    Since datetime2(3) NOT NULL,
    PausedAt datetime2(3) NULL,
    PausedBy nvarchar(200) NULL,
    PausedWhy nvarchar(400) NULL,
    CONSTRAINT PK_RecurringJob PRIMARY KEY (Name)
);
