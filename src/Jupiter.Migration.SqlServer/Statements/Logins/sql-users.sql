-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
-- Users without a login, and those of a contained database, have longer SIDs of their own.
SELECT COUNT(*) AS users FROM sys.database_principals AS u WHERE u.type = 'S' AND u.principal_id > 4 AND u.sid IS NOT NULL AND DATALENGTH(u.sid) <= 16;
