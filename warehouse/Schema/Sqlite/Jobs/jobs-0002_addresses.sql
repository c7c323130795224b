-- What was seen in the inboxes at the last look, so that a file that still grows is not taken. PathHash: of the source and the path.
CREATE TABLE InboxFile (
    PathHash char(64) NOT NULL,
    Source nvarchar(60) NOT NULL,
    SizeBytes bigint NOT NULL,
    ModifiedAt datetime2(3) NOT NULL,
    SeenAt datetime2(3) NOT NULL,
    CONSTRAINT PK_InboxFile PRIMARY KEY (PathHash)
);
CREATE INDEX IX_InboxFile_Source ON InboxFile (Source);

-- What the server said of the content that was last loaded from an address, so that it is only sent again when it changed.
CREATE TABLE SourceAddress (
    Name nvarchar(80) NOT NULL,
    Url nvarchar(1000) NOT NULL,
    ETag nvarchar(400) NULL,
    LastModified nvarchar(60) NULL,
    Sha256 char(64) NOT NULL,
    FetchedAt datetime2(3) NOT NULL,
    CONSTRAINT PK_SourceAddress PRIMARY KEY (Name)
);
