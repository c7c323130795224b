-- Who receives which report, which editions were made or withheld, on what they rest, and what became of sending them.

-- RegionCode: a member of region.csv, or null for the whole country. SendAs: attached or linked.
CREATE TABLE Recipient (
    RecipientKey INTEGER NOT NULL,
    Report nvarchar(100) NOT NULL,
    UserKey bigint NOT NULL,
    Address nvarchar(254) NOT NULL,
    Language nvarchar(2) NOT NULL,
    RegionCode nvarchar(60) NULL,
    Format nvarchar(10) NOT NULL,
    SendAs nvarchar(10) NOT NULL,
    IsActive bit NOT NULL,
    CreatedBy nvarchar(200) NOT NULL,
    CreatedAt datetime2(3) NOT NULL,
    CONSTRAINT PK_Recipient PRIMARY KEY (RecipientKey),
    CONSTRAINT FK_Recipient_User FOREIGN KEY (UserKey) REFERENCES UserAccount (UserKey)
);

-- Identity is the hash of all that makes an edition what it is: report, period, language, region, format, inputs, state and, where it was withheld, why.
-- FileName, Sha256, SizeBytes and Summary are null where it was withheld.
CREATE TABLE ReportEdition (
    EditionKey INTEGER NOT NULL,
    IdentityHash char(64) NOT NULL,
    Report nvarchar(100) NOT NULL,
    Period nvarchar(10) NOT NULL,
    Language nvarchar(2) NOT NULL,
    RegionCode nvarchar(60) NULL,
    Format nvarchar(10) NOT NULL,
    State nvarchar(20) NOT NULL,
    Reason nvarchar(2000) NULL,
    FileName nvarchar(260) NULL,
    Sha256 char(64) NULL,
    SizeBytes bigint NULL,
    Summary nvarchar(4000) NULL,
    KnownAt datetime2(3) NOT NULL,
    MadeBy nvarchar(200) NOT NULL,
    MadeAt datetime2(3) NOT NULL,
    OwnerToldAt datetime2(3) NULL,
    CONSTRAINT PK_ReportEdition PRIMARY KEY (EditionKey),
    CONSTRAINT UQ_ReportEdition_IdentityHash UNIQUE (IdentityHash)
);
CREATE INDEX IX_ReportEdition_Period ON ReportEdition (Period, Language);

-- The loads whose figures were current when the edition was made.
CREATE TABLE EditionInput (
    EditionKey bigint NOT NULL,
    LoadKey bigint NOT NULL,
    Source nvarchar(60) NOT NULL,
    Dataset nvarchar(120) NOT NULL,
    Period nvarchar(10) NOT NULL,
    Sha256 char(64) NOT NULL,
    CONSTRAINT PK_EditionInput PRIMARY KEY (EditionKey, LoadKey),
    CONSTRAINT FK_EditionInput_Edition FOREIGN KEY (EditionKey) REFERENCES ReportEdition (EditionKey),
    CONSTRAINT FK_EditionInput_Load FOREIGN KEY (LoadKey) REFERENCES LoadJournal (LoadKey)
);

-- ResendNumber: 0 for the first time, then 1, 2 …, each asked for by somebody.
CREATE TABLE Delivery (
    DeliveryKey INTEGER NOT NULL,
    EditionKey bigint NOT NULL,
    RecipientKey bigint NOT NULL,
    ResendNumber int NOT NULL,
    Address nvarchar(254) NOT NULL,
    State nvarchar(20) NOT NULL,
    Reason nvarchar(2000) NULL,
    Attempts int NOT NULL,
    MessageId nvarchar(200) NOT NULL,
    RequestedBy nvarchar(200) NOT NULL,
    CreatedAt datetime2(3) NOT NULL,
    SentAt datetime2(3) NULL,
    CONSTRAINT PK_Delivery PRIMARY KEY (DeliveryKey),
    CONSTRAINT UQ_Delivery_Recipient UNIQUE (EditionKey, RecipientKey, ResendNumber),
    CONSTRAINT FK_Delivery_Edition FOREIGN KEY (EditionKey) REFERENCES ReportEdition (EditionKey),
    CONSTRAINT FK_Delivery_Recipient FOREIGN KEY (RecipientKey) REFERENCES Recipient (RecipientKey)
);
CREATE INDEX IX_Delivery_Recipient ON Delivery (RecipientKey);

CREATE TABLE DeliveryTransition (
    DeliveryKey bigint NOT NULL,
    Seq int NOT NULL,
    State nvarchar(20) NOT NULL,
    Reason nvarchar(2000) NULL,
    At datetime2(3) NOT NULL,
    CONSTRAINT PK_DeliveryTransition PRIMARY KEY (DeliveryKey, Seq),
    CONSTRAINT FK_DeliveryTransition_Delivery FOREIGN KEY (DeliveryKey) REFERENCES Delivery (DeliveryKey)
);
