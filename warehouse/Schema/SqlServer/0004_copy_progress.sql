-- How far a copy of another warehouse into this one has come: a row a table. Totals are those of the warehouse that is copied.
CREATE TABLE CopyProgress (
    TableName nvarchar(128) COLLATE Latin1_General_BIN2 NOT NULL,
    CopiedFrom nvarchar(400) NOT NULL,
    SourceRows bigint NOT NULL,
    SourceHash char(32) COLLATE Latin1_General_BIN2 NOT NULL,
    RowsCopied bigint NOT NULL,
    StartedAt datetime2(3) NOT NULL,
    VerifiedAt datetime2(3) NULL,
    CONSTRAINT PK_CopyProgress PRIMARY KEY (TableName)
);
