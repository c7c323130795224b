-- Who may use the portal, and who did what. Names of accounts are stored folded (lower case) so that one person has one account.

-- PasswordHash: null for an account of an OpenID provider. SecurityStamp changes with the password, the role and the state: sessions of an older stamp end.
CREATE TABLE UserAccount (
    UserKey bigint IDENTITY(1,1) NOT NULL,
    UserName nvarchar(200) COLLATE Latin1_General_BIN2 NOT NULL,
    DisplayName nvarchar(200) NOT NULL,
    RoleCode nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
    PasswordHash nvarchar(400) NULL,
    ExternalSubject nvarchar(400) COLLATE Latin1_General_BIN2 NULL,
    SecurityStamp nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    FailedCount int NOT NULL,
    LockedUntil datetime2(3) NULL,
    IsDisabled bit NOT NULL,
    CreatedAt datetime2(3) NOT NULL,
    LastSignInAt datetime2(3) NULL,
    CONSTRAINT PK_UserAccount PRIMARY KEY (UserKey),
    CONSTRAINT UQ_UserAccount_UserName UNIQUE (UserName)
);

-- A link that makes one account (first, invitation) or gives one a new password (reset, of UserKey), once. Only the hash of its token is kept.
CREATE TABLE AccountLink (
    AccountLinkKey bigint IDENTITY(1,1) NOT NULL,
    TokenHash nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    Kind nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
    UserKey bigint NULL,
    UserName nvarchar(200) COLLATE Latin1_General_BIN2 NULL,
    RoleCode nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
    CreatedBy nvarchar(200) COLLATE Latin1_General_BIN2 NOT NULL,
    CreatedAt datetime2(3) NOT NULL,
    ExpiresAt datetime2(3) NOT NULL,
    UsedAt datetime2(3) NULL,
    CONSTRAINT PK_AccountLink PRIMARY KEY (AccountLinkKey),
    CONSTRAINT UQ_AccountLink_TokenHash UNIQUE (TokenHash),
    CONSTRAINT FK_AccountLink_User FOREIGN KEY (UserKey) REFERENCES UserAccount (UserKey)
);

-- A signed-in browser. Only the hash of its key is kept.
CREATE TABLE UserSession (
    UserSessionKey bigint IDENTITY(1,1) NOT NULL,
    SessionHash nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    UserKey bigint NOT NULL,
    SecurityStamp nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    StartedAt datetime2(3) NOT NULL,
    SeenAt datetime2(3) NOT NULL,
    ExpiresAt datetime2(3) NOT NULL,
    EndedAt datetime2(3) NULL,
    CONSTRAINT PK_UserSession PRIMARY KEY (UserSessionKey),
    CONSTRAINT UQ_UserSession_SessionHash UNIQUE (SessionHash),
    CONSTRAINT FK_UserSession_User FOREIGN KEY (UserKey) REFERENCES UserAccount (UserKey)
);

-- Who did what, to what, with what outcome. Rows are never changed or removed by the product, beyond the retention that an administrator sets.
CREATE TABLE AuditEvent (
    AuditEventKey bigint IDENTITY(1,1) NOT NULL,
    At datetime2(3) NOT NULL,
    Actor nvarchar(200) COLLATE Latin1_General_BIN2 NOT NULL,
    Action nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
    Subject nvarchar(400) NOT NULL,
    Outcome nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
    Detail nvarchar(2000) NULL,
    CONSTRAINT PK_AuditEvent PRIMARY KEY (AuditEventKey)
);
CREATE INDEX IX_AuditEvent_At ON AuditEvent (At);

-- A question that an analyst keeps to ask it again. Definition: the address of the extract, without its language.
CREATE TABLE SavedExtract (
    SavedExtractKey bigint IDENTITY(1,1) NOT NULL,
    Owner nvarchar(200) COLLATE Latin1_General_BIN2 NOT NULL,
    Name nvarchar(200) COLLATE Latin1_General_BIN2 NOT NULL,
    Definition nvarchar(4000) NOT NULL,
    CreatedAt datetime2(3) NOT NULL,
    LastRunAt datetime2(3) NULL,
    CONSTRAINT PK_SavedExtract PRIMARY KEY (SavedExtractKey),
    CONSTRAINT UQ_SavedExtract_Name UNIQUE (Owner, Name)
);
