-- Two roles with no more rights than they need. The migrator does not run this: the owner of the database does, after every
-- 'migrate' (sqlcmd -S SERVER -d DATABASE -i roles.sql). Running it again changes nothing.

IF DATABASE_PRINCIPAL_ID('reintegrationbi_loader') IS NULL CREATE ROLE reintegrationbi_loader;
GO
IF DATABASE_PRINCIPAL_ID('reintegrationbi_reader') IS NULL CREATE ROLE reintegrationbi_reader;
GO

-- The loader reads and writes rows, and makes or changes no table. Application locks (sp_getapplock) need no grant.
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::dbo TO reintegrationbi_loader;
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::staging TO reintegrationbi_loader;
GO

-- The reader sees the views and not the tables under them.
GRANT SELECT ON dbo.vPublishedFigure TO reintegrationbi_reader;
GRANT SELECT ON dbo.vLoad TO reintegrationbi_reader;
GRANT SELECT ON dbo.vSurveyTable TO reintegrationbi_reader;
GRANT SELECT ON dbo.vCheckResult TO reintegrationbi_reader;
GO
