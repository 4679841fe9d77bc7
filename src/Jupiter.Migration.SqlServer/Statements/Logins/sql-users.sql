-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT COUNT(*) AS users FROM sys.database_principals AS u WHERE u.type = 'S' AND u.principal_id > 4 AND u.sid IS NOT NULL;
